package dev.millrace.consumers.jdbc;

import dev.millrace.plugin.Plugin;

/** Binds the consumer that writes to a database. */
public final class JdbcPlugin extends Plugin {

  @Override
  protected void configure() {
    bindConsumer("jdbc", JdbcConsumer.class, JdbcSettings.class);
  }
}
