package com.example.pareto;

import dev.millrace.plugin.Plugin;

/** Binds the producer of this jar. */
public final class ParetoPlugin extends Plugin {

  @Override
  protected void configure() {
    bindProducer("pareto", ParetoProducer.class, ParetoProducer.Settings.class);
  }
}
