package dev.millrace.explore;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who takes the steps of a run, one after the other: {@code a3b2a1} has the first actor take three
 * steps, then the second two, then the first one.
 *
 * <p>The actors are a to z and A to Z, in the order in which the experiment named them. When the
 * schedule is used up, each actor goes on as long as it can, and then the next one: a schedule says
 * only what is unusual. Immutable.
 */
public final class Schedule {

  /** How many actors there are letters for. */
  static final int MOST_ACTORS = 52;

  private static final int LONGEST = 1_000_000;
  private static final Pattern TURN = Pattern.compile("([a-zA-Z])(\\d*)");

  private final byte[] actors;

  private Schedule(byte[] actors) {
    this.actors = actors;
  }

  /** The schedule of these choices, of which the first so many count. */
  static Schedule of(byte[] choices, int length) {
    return new Schedule(Arrays.copyOf(choices, length));
  }

  /**
   * Reads a schedule as {@link #toString} prints it; a letter without a number is one step.
   *
   * @throws IllegalArgumentException if it is none; the message says what is allowed
   */
  public static Schedule parse(String text) {
    byte[] actors = new byte[16];
    int length = 0;
    int read = 0;
    Matcher turn = TURN.matcher(text);
    while (turn.find() && turn.start() == read) {
      int steps = steps(turn.group(2), text);
      if (length + steps > LONGEST) {
        throw tooLong(text);
      }
      if (length + steps > actors.length) {
        actors = Arrays.copyOf(actors, Math.max(2 * actors.length, length + steps));
      }
      Arrays.fill(actors, length, length + steps, (byte) index(turn.group(1).charAt(0)));
      length += steps;
      read = turn.end();
    }
    if (length == 0 || read < text.length()) {
      throw new IllegalArgumentException(
          "'%s' is no schedule; allowed: letters, each with its number of steps, such as a3b2a1"
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
          "'%s' is no schedule: an actor takes at least 1 step".formatted(text));
    }
    return steps;
  }

  private static IllegalArgumentException tooLong(String text) {
    return new IllegalArgumentException(
        "'%s' is no schedule: it has more than %,d steps".formatted(text, LONGEST));
  }

  /** The letter of an actor, by its place among them from 0 on. */
  public static char letter(int actor) {
    return (char) (actor < 26 ? 'a' + actor : 'A' + actor - 26);
  }

  private static int index(char letter) {
    return letter >= 'a' ? letter - 'a' : letter - 'A' + 26;
  }

  /** How many steps it says. */
  public int length() {
    return actors.length;
  }

  /** Its first so many turns, and then one of another actor. */
  Schedule with(int steps, byte actor) {
    byte[] changed = Arrays.copyOf(actors, steps + 1);
    changed[steps] = actor;
    return new Schedule(changed);
  }

  /** Who takes a step, counted from 0. */
  int actor(int step) {
    return actors[step];
  }

  /** How often it changes from one actor to another, and one more. */
  int turns() {
    int turns = 0;
    for (int i = 0; i < actors.length; i++) {
      if (i == 0 || actors[i] != actors[i - 1]) {
        turns++;
      }
    }
    return turns;
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
