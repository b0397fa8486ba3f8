package dev.millrace.pipeline;

import dev.millrace.testkit.PluginModuleContract;

class PipelinesPluginTest extends PluginModuleContract {

  PipelinesPluginTest() {
    super(new PipelinesPlugin());
  }
}
