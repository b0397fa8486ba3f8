package dev.millrace.sim.cli;

import dev.millrace.explore.InconclusiveException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Ends a command with a message to the user and an exit code. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message, null);
  }

  /** Calls an exploration or a replay, and translates the exceptions that its contract allows. */
  static <R> R translating(Callable<R> stepwise) throws Exception {
    try {
      return stepwise.call();
    } catch (InconclusiveException e) {
      throw new CommandException(ExitCode.FAILED, "inconclusive: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new CommandException(ExitCode.FAILED, e.getMessage(), e);
    }
  }

  int exitCode() {
    return exitCode;
  }
}
