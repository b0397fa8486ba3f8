package dev.millrace.consumers.jdbc;

import dev.millrace.testkit.PluginModuleContract;

class JdbcPluginTest extends PluginModuleContract {

  JdbcPluginTest() {
    super(new JdbcPlugin());
  }
}
