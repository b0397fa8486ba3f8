package dev.millrace.sim.study.init;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of a column in the first rows.
 *
 * @param rows the number of rows
 * @param seconds the times that could be parsed, in the order of the file
 */
record SampleTimes(int rows, List<Double> seconds) {

  SampleTimes {
    seconds = List.copyOf(seconds);
  }

  /** Parses values by a guess. */
  static SampleTimes of(TimeGuess guess, List<String> values) {
    List<Double> seconds = new ArrayList<>();
    for (String value : values) {
      Double time = parse(guess, value);
      if (time != null) {
        seconds.add(time);
      }
    }
    return new SampleTimes(values.size(), seconds);
  }

  /** Returns a time in seconds; null if the value is not a time. */
  static @Nullable Double parse(TimeGuess guess, String value) {
    try {
      return guess.parser().seconds(value);
    } catch (RuntimeException e) {
      return null;
    }
  }

  int parsed() {
    return seconds.size();
  }

  /** Returns the share of the rows that have a time. */
  double share() {
    return rows == 0 ? 0 : (double) parsed() / rows;
  }

  long distinct() {
    return seconds.stream().distinct().count();
  }

  double first() {
    return seconds.get(0);
  }

  /** Returns the time from the earliest to the latest, in seconds. */
  double span() {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double time : seconds) {
      least = Math.min(least, time);
      most = Math.max(most, time);
    }
    return most - least;
  }

  /** Returns the share of times that are not before the previous one. */
  double ascendingShare() {
    return 1 - steps(true);
  }

  /** Returns the share of times that are not after the previous one. */
  double descendingShare() {
    return 1 - steps(false);
  }

  /** Returns the number of times that are before an earlier one. */
  int backwards() {
    int count = 0;
    double latest = Double.NEGATIVE_INFINITY;
    for (double time : seconds) {
      count += time < latest ? 1 : 0;
      latest = Math.max(latest, time);
    }
    return count;
  }

  /** Returns whether the times are whole numbers that count the rows. */
  boolean countsRows() {
    for (int i = 1; i < seconds.size(); i++) {
      if (seconds.get(i) - seconds.get(i - 1) != 1) {
        return false;
      }
    }
    return seconds.size() > 2;
  }

  private double steps(boolean down) {
    int count = 0;
    for (int i = 1; i < seconds.size(); i++) {
      double step = seconds.get(i) - seconds.get(i - 1);
      count += (down ? step < 0 : step > 0) ? 1 : 0;
    }
    return seconds.size() < 2 ? 0 : (double) count / (seconds.size() - 1);
  }
}
