package dev.millrace.sim.binding;

import dev.millrace.sim.engine.Failures;
import org.jspecify.annotations.Nullable;

/** Thrown if a settings record cannot be bound because of a mistake in the plug-in. */
final class SettingsMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsMistake(String message) {
    super(message);
  }

  SettingsMistake(@Nullable Throwable cause) {
    super(cause == null ? null : Failures.text(cause), cause);
  }
}
