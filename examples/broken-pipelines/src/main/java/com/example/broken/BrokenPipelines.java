package com.example.broken;

import dev.millrace.plugin.Plugin;

/** The plug-in of this jar: pipelines for learning, each with one mistake. */
public final class BrokenPipelines extends Plugin {

  @Override
  protected void configure() {
    bindPipeline("broken-no-initial-acquire", NoInitialAcquire.class);
    bindPipeline("broken-own-lock", OwnLock.class);
    bindPipeline("broken-reentrant-lock", OwnedByThread.class);
    bindPipeline("broken-read-after-release", ReadAfterRelease.class);
    bindPipeline("broken-one-sentinel", OneSentinel.class);
    bindPipeline("broken-sentinel-value", SentinelValue.class);
    bindPipeline("broken-notify", NotifyForNotifyAll.class);
    bindPipeline("broken-if-for-while", IfForWhile.class);
    bindPipeline("broken-swallowed-interrupt", SwallowedInterrupt.class);
  }
}
