package dev.millrace.pipeline;

import dev.millrace.api.Plugin;
import dev.millrace.pipeline.overflow.BlockPolicy;
import dev.millrace.pipeline.overflow.DropNewestPolicy;

/** The plug-in that brings the pipelines and the overflow policies of this module. */
public final class PipelinesPlugin extends Plugin {

  @Override
  protected void configure() {
    bindPipeline("lock", LockPipeline.class);
    bindPipeline("queue", QueuePipeline.class, QueuePipeline.Settings.class);
    bindOverflowPolicy("block", BlockPolicy.class);
    bindOverflowPolicy("drop-newest", DropNewestPolicy.class);
  }
}
