package dev.millrace.explore;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which the actors take the steps of an execution: {@code a3b2a1} runs three steps of
 * the first actor, two of the second, then one of the first.
 *
 * <p>The actors are lettered a to z, then A to Z, in the order in which the experiment adds them.
 * After the end of the schedule the default rule applies: each actor runs until it waits, then the
 * next one. A schedule therefore ends at the last choice that differs from the default. Immutable.
 */
public final class Schedule {

  /** The number of available letters. */
  static final int MAX_ACTORS = 52;

  private static final int MAX_STEPS = 1_000_000;
  private static final Pattern SEGMENT = Pattern.compile("([a-zA-Z])(\\d*)");

  private final byte[] actors;

  private Schedule(byte[] actors) {
    this.actors = actors;
  }

  /** Returns the schedule of the first {@code length} choices. */
  static Schedule of(byte[] choices, int length) {
    return new Schedule(Arrays.copyOf(choices, length));
  }

  /**
   * Parses the format of {@link #toString}; a letter without a number is one step.
   *
   * @throws IllegalArgumentException if the text is malformed; the message states what is allowed
   */
  public static Schedule parse(String text) {
    byte[] actors = new byte[16];
    int length = 0;
    int read = 0;
    Matcher segment = SEGMENT.matcher(text);
    while (segment.find() && segment.start() == read) {
      int steps = steps(segment.group(2), text);
      if (length + steps > MAX_STEPS) {
        throw tooLong(text);
      }
      if (length + steps > actors.length) {
        actors = Arrays.copyOf(actors, Math.max(2 * actors.length, length + steps));
      }
      Arrays.fill(actors, length, length + steps, (byte) index(segment.group(1).charAt(0)));
      length += steps;
      read = segment.end();
    }
    if (length == 0 || read < text.length()) {
      throw new IllegalArgumentException(
          "'%s' is not a schedule; allowed: letters, each with its number of steps, such as a3b2a1"
              .formatted(text));
    }
    return of(actors, length);
  }

  private static int steps(String digits, String text) {
    if (digits.length() > 7) {
      throw tooLong(text);
    }
    int steps = digits.isEmpty() ? 1 : Integer.parseInt(digits);
    if (steps == 0) {
      throw new IllegalArgumentException(
          "'%s' is not a schedule: an actor takes at least 1 step".formatted(text));
    }
    return steps;
  }

  private static IllegalArgumentException tooLong(String text) {
    return new IllegalArgumentException(
        "'%s' is not a schedule: it has more than %,d steps".formatted(text, MAX_STEPS));
  }

  /** Returns the letter of an actor, given its index from 0. */
  public static char letter(int actor) {
    return (char) (actor < 26 ? 'a' + actor : 'A' + actor - 26);
  }

  private static int index(char letter) {
    return letter >= 'a' ? letter - 'a' : letter - 'A' + 26;
  }

  /** Returns the number of steps in the schedule. */
  public int length() {
    return actors.length;
  }

  /** Returns the first {@code steps} steps, followed by one of another actor. */
  Schedule with(int steps, byte actor) {
    byte[] changed = Arrays.copyOf(actors, steps + 1);
    changed[steps] = actor;
    return new Schedule(changed);
  }

  /** Returns the actor that takes a step, counted from 0. */
  int actor(int step) {
    return actors[step];
  }

  /** Returns the number of segments of consecutive steps by one actor. */
  int segments() {
    int segments = 0;
    for (int i = 0; i < actors.length; i++) {
      if (i == 0 || actors[i] != actors[i - 1]) {
        segments++;
      }
    }
    return segments;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule that && Arrays.equals(actors, that.actors);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(actors);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = 0; from < actors.length; ) {
      int to = from;
      while (to < actors.length && actors[to] == actors[from]) {
        to++;
      }
      text.append(letter(actors[from])).append(to - from);
      from = to;
    }
    return text.toString();
  }
}
