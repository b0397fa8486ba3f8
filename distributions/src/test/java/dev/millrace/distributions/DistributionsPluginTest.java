package dev.millrace.distributions;

import dev.millrace.testkit.PluginModuleContract;

class DistributionsPluginTest extends PluginModuleContract {

  DistributionsPluginTest() {
    super(new DistributionsPlugin());
  }
}
