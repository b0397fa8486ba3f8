package dev.millrace.consumers;

import dev.millrace.api.PluginModuleContract;

class ConsumersPluginTest extends PluginModuleContract {

  ConsumersPluginTest() {
    super(new ConsumersPlugin());
  }
}
