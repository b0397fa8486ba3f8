package dev.millrace.sim.scenario;

import org.jspecify.annotations.Nullable;

/** The settings of a component without settings. */
record NoKeys() {

  /** Returns the record to which the block of a component is bound. */
  static Class<? extends Record> unless(@Nullable Class<? extends Record> settings) {
    return settings == null ? NoKeys.class : settings;
  }
}
