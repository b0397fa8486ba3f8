package com.example.twostacks;

import dev.millrace.plugin.Plugin;

/** Tells Millrace what this jar brings. */
public final class TwoStacksPlugin extends Plugin {

  @Override
  protected void configure() {
    bindPipeline("two-stacks", TwoStacksPipeline.class, TwoStacksPipeline.Settings.class);
  }
}
