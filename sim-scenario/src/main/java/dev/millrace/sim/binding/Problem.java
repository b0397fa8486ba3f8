package dev.millrace.sim.binding;

import static java.util.stream.Collectors.joining;

import dev.millrace.sim.engine.Printable;
import java.util.stream.Stream;

/**
 * A mistake in a scenario, on the command line or in a plug-in.
 *
 * @param where the place: {@code file:line}, {@code --set key=value} or a jar; may be empty
 * @param path the key, such as {@code producers.network.type}; may be empty
 * @param what what was found and what is allowed
 */
public record Problem(String where, String path, String what) {

  private static final String LEFT_OUT = "left out: ";

  /** Returns a warning that a key was left out, because its block's type has no such key. */
  static Problem leftOut(String where, String path, String why) {
    return new Problem(where, path, LEFT_OUT + why);
  }

  /** Returns whether a key was left out, because its block's type has no such key. */
  public boolean isLeftOut() {
    return what.startsWith(LEFT_OUT);
  }

  /**
   * Returns the problem on one line, such as {@code conf/x.conf:7: pipeline.capacity: found 0; …}.
   */
  @Override
  public String toString() {
    return Printable.line(
        Stream.of(where, path, what).filter(part -> !part.isEmpty()).collect(joining(": ")));
  }
}
