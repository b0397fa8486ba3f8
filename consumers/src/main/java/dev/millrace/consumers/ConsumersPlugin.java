package dev.millrace.consumers;

import dev.millrace.consumers.file.FileConsumer;
import dev.millrace.consumers.file.FileSettings;
import dev.millrace.plugin.Plugin;

/** Binds the built-in consumers. */
public final class ConsumersPlugin extends Plugin {

  @Override
  protected void configure() {
    bindConsumer("file", FileConsumer.class, FileSettings.class);
    bindConsumer("log", LogConsumer.class);
    bindConsumer("slow-database", SlowDatabaseConsumer.class, SlowDatabaseConsumer.Settings.class);
  }
}
