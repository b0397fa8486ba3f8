package dev.millrace.consumers;

import dev.millrace.plugin.Plugin;

/** Binds the built-in consumers. */
public final class ConsumersPlugin extends Plugin {

  @Override
  protected void configure() {
    bindConsumer("log", LogConsumer.class);
    bindConsumer("slow-database", SlowDatabaseConsumer.class, SlowDatabaseConsumer.Settings.class);
  }
}
