package dev.millrace.sim.plugins;

import dev.millrace.plugin.PluginBinding.Kind;
import java.util.Set;

/** The framework's keys in the blocks that also hold the settings of plug-ins. */
public final class FrameworkKeys {

  private FrameworkKeys() {}

  /** Returns the keys that no settings record of a kind may use. */
  public static Set<String> of(Kind kind) {
    return switch (kind) {
      case PRODUCER -> Set.of("type", "count", "arrivals", "deadline", "expiry", "limit", "log");
      case CONSUMER -> Set.of("type", "count", "scale", "retry", "batch", "limit");
      case PIPELINE -> Set.of("type", "overflow");
      case OVERFLOW_POLICY -> Set.of("policy");
      case DISTRIBUTION -> Set.of("type");
    };
  }
}
