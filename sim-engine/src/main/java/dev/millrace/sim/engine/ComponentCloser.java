package dev.millrace.sim.engine;

import dev.millrace.sim.engine.ComponentCalls.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes components one after the other, each within a time limit, whatever the others do.
 *
 * <p>An instance belongs to the thread that closes. If that thread is abandoned, its fields are
 * read by the thread that called {@link #close}, as {@link ComponentCalls} describes.
 */
public final class ComponentCloser {

  /** The components that may exceed the limit before the others are left open. */
  private static final int MAX_STUCK = 10;

  private final List<Open> components;
  private final List<String> failures;
  private final ComponentCalls calls = new ComponentCalls();
  private int at;

  /**
   * A component that is to be closed.
   *
   * @param name how failures name it, such as {@code database-1}
   */
  public record Open(String name, AutoCloseable component) {}

  private ComponentCloser(List<Open> components, int from, List<String> failures) {
    this.components = components;
    this.at = from;
    this.failures = failures;
  }

  /**
   * Closes components in their order.
   *
   * @param limit the time limit of each
   * @return what failed, a sentence each
   */
  public static List<String> close(List<Open> components, Duration limit) {
    List<String> failures = new ArrayList<>();
    int from = 0;
    for (int stuck = 0; stuck < MAX_STUCK && from < components.size(); stuck++) {
      var closer = new ComponentCloser(components, from, failures);
      var work = WatchedWork.start("closer", closer.calls, closer::closeAll);
      if (work.await(() -> limit)) {
        work.result();
        return failures;
      }
      String place = work.place();
      work.abandon();
      if (work.resultIfAny() != null) {
        return failures; // the call returned after all, and the others too
      }
      failures.add(tookTooLong(components.get(closer.at).name(), limit) + place);
      from = closer.at + 1;
    }
    if (from < components.size()) {
      failures.add("%d more components were not closed".formatted(components.size() - from));
    }
    return failures;
  }

  /** Describes a {@code close()} that did not return. */
  private static String tookTooLong(String name, Duration limit) {
    return "%s: close() did not return within %s".formatted(name, WatchedWork.seconds(limit));
  }

  private boolean closeAll() {
    for (; at < components.size(); at++) {
      Open open = components.get(at);
      calls.enter(Method.CLOSE);
      try {
        ContextLoader.closing(open.component()).close();
        calls.exit();
      } catch (Throwable t) {
        calls.exit();
        failures.add(Failures.of(open.name(), t));
      }
    }
    return true;
  }
}
