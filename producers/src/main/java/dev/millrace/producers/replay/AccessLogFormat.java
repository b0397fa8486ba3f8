package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The log of a server, one line for each request; blank lines are skipped. Without a pattern, the
 * Common or Combined Log Format: the time is in brackets, after at least two fields and before the
 * request, which is quoted or {@code -}.
 *
 * @param pattern a regular expression whose group {@code time} is found in each line; null for the
 *     Common or Combined Log Format
 * @param timeFormat the format of the time; null for that of the Common Log Format, with or without
 *     a fraction and an offset
 */
public record AccessLogFormat(@Nullable String pattern, @Nullable TimeFormat timeFormat)
    implements Format {

  private static final Pattern COMMON =
      Pattern.compile(
          "^\\S+[ \\t]+\\S+[ \\t]+.*?"
              + "\\[(?<time>\\d{1,2}/\\w+/\\d{4}:\\d\\d:\\d\\d:\\d\\d[^]]{0,20})][ \\t]+[\"-]");

  public AccessLogFormat {
    if (pattern != null) {
      compile(pattern);
    }
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    Pattern own = pattern == null ? COMMON : compile(pattern);
    TimeFormat format = timeFormat == null ? TimeFormat.ACCESS_LOG : timeFormat;
    return new LineSource(
        file,
        new LineReader(file, file.open()),
        true,
        (line, number) -> format.epochNanos(timeIn(line, own)));
  }

  private static Pattern compile(String pattern) {
    try {
      Pattern compiled = Pattern.compile(pattern);
      if (pattern.contains("(?<time>")) {
        return compiled;
      }
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "pattern is not a regular expression: %s near index %d"
              .formatted(e.getDescription(), e.getIndex()),
          e);
    }
    throw new IllegalArgumentException(
        "pattern is %s; allowed: a regular expression with a group (?<time>...)"
            .formatted(Quoted.of(pattern)));
  }

  private String timeIn(String line, Pattern own) {
    Matcher found = own.matcher(line);
    String time = found.find() ? found.group("time") : null;
    if (time != null) {
      return time;
    }
    throw new IllegalArgumentException(
        pattern != null
            ? "%s does not match the pattern %s".formatted(Quoted.of(line), Quoted.of(pattern))
            : "%s is not a line of an access log; expected: Common or Combined Log Format, such as %s"
                .formatted(
                    Quoted.of(line),
                    "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 2326"));
  }
}
