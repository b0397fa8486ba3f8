package dev.millrace.pipeline;

import com.google.inject.TypeLiteral;
import dev.millrace.api.Message;
import dev.millrace.pipeline.overflow.BlockPolicy;
import dev.millrace.pipeline.overflow.BlockTimeoutPolicy;
import dev.millrace.pipeline.overflow.CallerRunsPolicy;
import dev.millrace.pipeline.overflow.ClearPolicy;
import dev.millrace.pipeline.overflow.DiscardPolicy;
import dev.millrace.pipeline.overflow.DropNewestPolicy;
import dev.millrace.pipeline.overflow.DropOldestPolicy;
import dev.millrace.pipeline.overflow.FailPolicy;
import dev.millrace.pipeline.overflow.ReplaceNewestPolicy;
import dev.millrace.plugin.Plugin;

/** Registers the pipelines and overflow policies of this module. */
public final class PipelinesPlugin extends Plugin {

  @Override
  protected void configure() {
    bindPipeline("lock", new TypeLiteral<LockPipeline<Message>>() {}, LockPipeline.Settings.class);
    bindPipeline(
        "queue", new TypeLiteral<QueuePipeline<Message>>() {}, QueuePipeline.Settings.class);
    bindPipeline(
        "buffer", new TypeLiteral<BufferPipeline<Message>>() {}, BufferPipeline.Settings.class);
    bindPipeline("handoff", new TypeLiteral<HandoffPipeline<Message>>() {});
    bindPipeline("unbounded", new TypeLiteral<UnboundedPipeline<Message>>() {});
    bindPipeline("ring", new TypeLiteral<RingPipeline<Message>>() {}, RingPipeline.Settings.class);
    bindPipeline(
        "disruptor",
        new TypeLiteral<DisruptorPipeline<Message>>() {},
        DisruptorPipeline.Settings.class);
    bindPipeline("priority", PriorityPipeline.class, PriorityPipeline.Settings.class);
    bindPipeline("lifo", new TypeLiteral<LifoPipeline<Message>>() {}, LifoPipeline.Settings.class);
    bindPipeline(
        "adaptive-lifo",
        new TypeLiteral<AdaptiveLifoPipeline<Message>>() {},
        AdaptiveLifoPipeline.Settings.class);
    bindPipeline("codel", CodelPipeline.class, CodelPipeline.Settings.class);
    bindOverflowPolicy("block", BlockPolicy.class);
    bindOverflowPolicy("block-timeout", BlockTimeoutPolicy.class);
    bindOverflowPolicy("drop-newest", DropNewestPolicy.class);
    bindOverflowPolicy("drop-oldest", DropOldestPolicy.class);
    bindOverflowPolicy("replace-newest", ReplaceNewestPolicy.class);
    bindOverflowPolicy("clear", ClearPolicy.class);
    bindOverflowPolicy("discard", DiscardPolicy.class);
    bindOverflowPolicy("fail", FailPolicy.class);
    bindOverflowPolicy("caller-runs", CallerRunsPolicy.class);
  }
}
