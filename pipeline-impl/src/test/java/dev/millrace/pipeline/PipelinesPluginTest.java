package dev.millrace.pipeline;

import dev.millrace.api.PluginModuleContract;

class PipelinesPluginTest extends PluginModuleContract {

  PipelinesPluginTest() {
    super(new PipelinesPlugin());
  }
}
