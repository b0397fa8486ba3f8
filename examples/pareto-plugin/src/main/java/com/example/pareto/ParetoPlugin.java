package com.example.pareto;

import dev.millrace.plugin.Plugin;

/** Tells Millrace what this jar brings. */
public final class ParetoPlugin extends Plugin {

  @Override
  protected void configure() {
    bindProducer("pareto", ParetoProducer.class, ParetoProducer.Settings.class);
  }
}
