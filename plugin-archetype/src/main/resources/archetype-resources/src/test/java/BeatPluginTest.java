package ${package};

import dev.millrace.testkit.PluginModuleContract;

class BeatPluginTest extends PluginModuleContract {

  BeatPluginTest() {
    super(new BeatPlugin());
  }
}
