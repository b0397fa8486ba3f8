package ${package};

import dev.millrace.plugin.Plugin;

/** Names the components of this plug-in. */
public final class BeatPlugin extends Plugin {

  @Override
  protected void configure() {
    bindProducer("beat", BeatProducer.class, BeatProducer.Settings.class);
  }
}
