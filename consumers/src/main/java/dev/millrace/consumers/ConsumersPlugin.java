package dev.millrace.consumers;

import dev.millrace.plugin.Plugin;

/** The plug-in that brings the consumers of this module. */
public final class ConsumersPlugin extends Plugin {

  @Override
  protected void configure() {
    bindConsumer("log", LogConsumer.class);
    bindConsumer("slow-database", SlowDatabaseConsumer.class, SlowDatabaseConsumer.Settings.class);
  }
}
