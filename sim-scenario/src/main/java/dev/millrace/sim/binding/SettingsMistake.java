package dev.millrace.sim.binding;

import org.jspecify.annotations.Nullable;

/** Thrown when a settings record cannot be bound through no fault of the user. */
final class SettingsMistake extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingsMistake(String message) {
    super(message);
  }

  SettingsMistake(@Nullable Throwable cause) {
    super(String.valueOf(cause), cause);
  }
}
