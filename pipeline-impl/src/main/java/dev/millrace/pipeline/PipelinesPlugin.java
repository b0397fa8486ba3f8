package dev.millrace.pipeline;

import dev.millrace.pipeline.overflow.BlockPolicy;
import dev.millrace.pipeline.overflow.BlockTimeoutPolicy;
import dev.millrace.pipeline.overflow.CallerRunsPolicy;
import dev.millrace.pipeline.overflow.ClearPolicy;
import dev.millrace.pipeline.overflow.DropNewestPolicy;
import dev.millrace.pipeline.overflow.DropOldestPolicy;
import dev.millrace.pipeline.overflow.FailPolicy;
import dev.millrace.pipeline.overflow.ReplaceNewestPolicy;
import dev.millrace.plugin.Plugin;

/** Registers the pipelines and overflow policies of this module. */
public final class PipelinesPlugin extends Plugin {

  @Override
  protected void configure() {
    bindPipeline("lock", LockPipeline.class, LockPipeline.Settings.class);
    bindPipeline("queue", QueuePipeline.class, QueuePipeline.Settings.class);
    bindPipeline("buffer", BufferPipeline.class, BufferPipeline.Settings.class);
    bindPipeline("handoff", HandoffPipeline.class);
    bindPipeline("unbounded", UnboundedPipeline.class);
    bindPipeline("ring", RingPipeline.class, RingPipeline.Settings.class);
    bindPipeline("disruptor", DisruptorPipeline.class, DisruptorPipeline.Settings.class);
    bindPipeline("priority", PriorityPipeline.class, PriorityPipeline.Settings.class);
    bindPipeline("lifo", LifoPipeline.class, LifoPipeline.Settings.class);
    bindPipeline("adaptive-lifo", AdaptiveLifoPipeline.class, AdaptiveLifoPipeline.Settings.class);
    bindPipeline("codel", CodelPipeline.class, CodelPipeline.Settings.class);
    bindOverflowPolicy("block", BlockPolicy.class);
    bindOverflowPolicy("block-timeout", BlockTimeoutPolicy.class);
    bindOverflowPolicy("drop-newest", DropNewestPolicy.class);
    bindOverflowPolicy("drop-oldest", DropOldestPolicy.class);
    bindOverflowPolicy("replace-newest", ReplaceNewestPolicy.class);
    bindOverflowPolicy("clear", ClearPolicy.class);
    bindOverflowPolicy("fail", FailPolicy.class);
    bindOverflowPolicy("caller-runs", CallerRunsPolicy.class);
  }
}
