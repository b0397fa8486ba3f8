package dev.millrace.consumers;

import dev.millrace.testkit.PluginModuleContract;

class ConsumersPluginTest extends PluginModuleContract {

  ConsumersPluginTest() {
    super(new ConsumersPlugin());
  }
}
