package dev.millrace.sim.scenario;

import org.jspecify.annotations.Nullable;

/** The settings of a component that has none. */
record NoKeys() {

  /** What the block of a component is bound to. */
  static Class<? extends Record> unless(@Nullable Class<? extends Record> settings) {
    return settings == null ? NoKeys.class : settings;
  }
}
