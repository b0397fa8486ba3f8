package dev.millrace.sim.study.init;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds times within the lines of a log. */
final class LogCandidates {

  /** Some lines of a log, such as stack traces, have no time. */
  private static final double MIN_SHARE = 0.3;

  /** A number of seconds, or fractions of them, since 1970 at the start of a line. */
  private static final Pattern EPOCH =
      Pattern.compile("^\\[?(?<time>\\d{10}\\.\\d{1,9}|\\d{10}|\\d{13}|\\d{16}|\\d{19})(?![\\d.])");

  private static final Pattern ISO =
      Pattern.compile(
          "(?<time>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)?)");

  private static final Pattern ACCESS_LOG =
      Pattern.compile("\\[(?<time>\\d{1,2}/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d[^]]{0,20})]");

  private LogCandidates() {}

  static List<Candidate> of(TraceHead head) {
    List<String> lines = head.lines().stream().filter(line -> !line.isBlank()).toList();
    List<Candidate> found = new ArrayList<>();
    add(found, lines, ACCESS_LOG, List.of("{ type = access-log }"));
    add(found, lines, ISO, List.of());
    add(found, lines, EPOCH, List.of());
    if (found.isEmpty()) {
      addDates(found, lines);
    }
    return found;
  }

  /** Adds dates of other shapes, as the first line that has one shows it. */
  private static void addDates(List<Candidate> found, List<String> lines) {
    lines.stream()
        .map(DateShape::findIn)
        .filter(date -> date != null)
        .findFirst()
        .map(date -> DateShape.guess(date, List.of(date)))
        .ifPresent(
            guess ->
                add(found, lines, Pattern.compile("(?<time>" + guess.regex() + ")"), List.of()));
  }

  private static void add(
      List<Candidate> found, List<String> lines, Pattern pattern, List<String> wellKnown) {
    List<String> times = new ArrayList<>();
    boolean start = true;
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        times.add(matcher.group("time"));
        start &= matcher.start() <= 1;
      }
    }
    if (times.size() < Math.max(1, MIN_SHARE * lines.size())) {
      return;
    }
    boolean atStart = start;
    Candidate candidate =
        Candidate.of(
            atStart ? "the start of each line" : "a time in each line",
            "",
            times,
            false,
            (format, regex) -> formats(pattern, atStart, format, wellKnown));
    if (candidate != null) {
      found.add(withRows(candidate, lines.size()));
    }
  }

  private static List<String> formats(
      Pattern pattern, boolean atStart, String format, List<String> wellKnown) {
    List<String> formats = new ArrayList<>(wellKnown);
    boolean anchored = pattern.pattern().startsWith("^");
    formats.add(
        "{ type = access-log, pattern = \"\"\"%s\"\"\", time-format = %s }"
            .formatted(
                (atStart && !anchored ? "^\\[?" : "") + pattern.pattern(),
                Candidate.quoted(format)));
    return formats;
  }

  private static Candidate withRows(Candidate candidate, int rows) {
    return new Candidate(
        candidate.place(),
        candidate.name(),
        candidate.guess(),
        new SampleTimes(rows, candidate.times().seconds()),
        candidate.formats());
  }

  /** Returns whether the lines have times without a year, as those of syslog. */
  static boolean hasTimesWithoutYear(TraceHead head) {
    @Nullable String first = head.lines().isEmpty() ? null : head.lines().get(0);
    return first != null
        && first.matches("(<\\d+>)?[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d .*");
  }
}
