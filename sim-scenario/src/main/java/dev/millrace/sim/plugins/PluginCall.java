package dev.millrace.sim.plugins;

import static java.util.Objects.requireNonNull;

import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.WatchedWork;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls code of a plug-in that is discovered, which may throw anything or never return. */
final class PluginCall {

  /** The time that a plug-in has to load, and to configure itself. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private PluginCall() {}

  /** Thrown if the code threw something, or did not return; the message follows its name. */
  static final class FailedException extends Exception {

    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message);
    }
  }

  /**
   * Calls code within the time limit.
   *
   * @param code must change nothing but its result: it is abandoned if it does not return
   */
  static <R> R within(Method method, Callable<R> code) throws FailedException {
    ComponentCalls calls = new ComponentCalls();
    var work = WatchedWork.start("plug-ins", calls, () -> Outcome.of(calls, method, code));
    if (!work.await(() -> LIMIT)) {
      String place = work.place();
      work.abandon();
      throw new FailedException(
          "%s did not return within %s%s"
              .formatted(method.label(), WatchedWork.seconds(LIMIT), place));
    }
    return requireNonNull(work.result()).get();
  }

  /** A result, or why there is none. */
  private record Outcome<R>(@Nullable R result, @Nullable String failure) {

    static <R> Outcome<R> of(ComponentCalls calls, Method method, Callable<R> code) {
      calls.enter(method);
      @Nullable R result = null;
      @Nullable String failure = null;
      try {
        result = code.call();
      } catch (Throwable t) {
        failure = Failures.text(t);
      }
      calls.exit();
      return new Outcome<>(result, failure);
    }

    R get() throws FailedException {
      if (failure != null) {
        throw new FailedException(failure);
      }
      return requireNonNull(result);
    }
  }
}
