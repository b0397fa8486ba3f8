package dev.millrace.sim.binding;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects problems, so that all of them are reported together. Not thread-safe. */
public final class Problems {

  private static final Pattern FILE_AND_LINE = Pattern.compile("(.*):(\\d+)");

  private final Set<Problem> found = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  /** Adds a problem, unless an equal one was added before. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds a problem, unless an equal one was added before. */
  public void add(String where, String path, String what) {
    add(new Problem(where, path, what));
  }

  /** Adds a warning: of what is allowed and probably a mistake. */
  public void warn(String where, String path, String what) {
    warnings.add(new Problem(where, path, what));
  }

  /** Adds a warning: of what is allowed and probably a mistake. */
  void warn(Problem warning) {
    warnings.add(warning);
  }

  /** Adds every problem and warning of another collector. */
  public void addAll(Problems others) {
    found.addAll(others.found);
    warnings.addAll(others.warnings);
  }

  /** Returns the warnings, which are no problems, in the order of their addition. */
  public List<Problem> warnings() {
    return List.copyOf(warnings);
  }

  /** Returns the problems by file, in the order of their first appearance, and then by line. */
  public List<Problem> all() {
    List<String> files = new ArrayList<>(found.stream().map(Problems::file).distinct().toList());
    return found.stream()
        .sorted(
            comparingInt((Problem problem) -> files.indexOf(file(problem)))
                .thenComparingInt(Problems::line))
        .toList();
  }

  /** Returns whether there is no problem. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  private static String file(Problem problem) {
    Matcher place = FILE_AND_LINE.matcher(problem.where());
    return place.matches() ? place.group(1) : problem.where();
  }

  private static int line(Problem problem) {
    Matcher place = FILE_AND_LINE.matcher(problem.where());
    return place.matches() ? Integer.parseInt(place.group(2)) : 0;
  }
}
