package com.example.pareto;

import dev.millrace.api.Plugin;

/** Tells Millrace what this jar brings. */
public final class ParetoPlugin extends Plugin {

  @Override
  protected void configure() {
    bindProducer("pareto", ParetoProducer.class, ParetoProducer.Settings.class);
  }
}
