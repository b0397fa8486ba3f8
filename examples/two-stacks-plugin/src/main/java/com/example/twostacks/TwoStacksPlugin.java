package com.example.twostacks;

import com.google.inject.TypeLiteral;
import dev.millrace.api.Message;
import dev.millrace.plugin.Plugin;

/** Tells Millrace what this jar brings. */
public final class TwoStacksPlugin extends Plugin {

  @Override
  protected void configure() {
    bindPipeline(
        "two-stacks",
        new TypeLiteral<TwoStacksPipeline<Message>>() {},
        TwoStacksPipeline.Settings.class);
  }
}
