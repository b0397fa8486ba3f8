package dev.millrace.distributions;

import dev.millrace.api.PluginModuleContract;

class DistributionsPluginTest extends PluginModuleContract {

  DistributionsPluginTest() {
    super(new DistributionsPlugin());
  }
}
