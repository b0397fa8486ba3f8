package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The log of a server, one line for each request; blank lines are skipped. Without a pattern, the
 * Common or Combined Log Format: the time is in brackets, after at least two fields and before the
 * request, which is quoted or {@code -}; the size of the response is that of the message.
 *
 * @param pattern a regular expression found in each line, with groups {@code time}, or {@code end}
 *     and {@code service}, and perhaps {@code date}, {@code size} and {@code body}; null for the
 *     Common or Combined Log Format
 * @param timeFormat the format of the times; null for that of the Common Log Format, with or
 *     without a fraction and an offset
 * @param serviceUnit the unit of service times without one; null if each has one
 */
public record AccessLogFormat(
    @Nullable String pattern, @Nullable TimeFormat timeFormat, @Nullable ServiceUnit serviceUnit)
    implements Format {

  private static final String BODY = "body";

  private static final String COMMON =
      "^\\S+[ \\t]+\\S+[ \\t]+.*?"
          + "\\[(?<time>\\d{1,2}/\\w+/\\d{4}:\\d\\d:\\d\\d:\\d\\d[^]]{0,20})][ \\t]+"
          + "(?:\"[^\"]*+\"[ \\t]+\\d{3}[ \\t]+(?<size>\\d{1,18}|-)(?![^ \\t])|[\"-])";

  public AccessLogFormat {
    if (pattern != null) {
      compile(pattern);
      checkGroups(pattern);
    }
  }

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    Pattern compiled = compile(pattern == null ? COMMON : pattern);
    Set<Field> fields = fields(compiled.pattern());
    boolean hasBody = hasGroup(compiled.pattern(), BODY);
    TimeFormat format = timeFormat == null ? TimeFormat.ACCESS_LOG : timeFormat;
    var reader = new RowReader(format, serviceUnit, file.times());
    return new LineSource(
        file,
        new LineReader(file, file.open()),
        true,
        (line, number) -> {
          Matcher found = match(line, compiled);
          String body = hasBody ? found.group(BODY) : null;
          return reader.read(
              field -> fields.contains(field) ? found.group(field.group()) : null,
              body == null ? line : body,
              number);
        });
  }

  private static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "pattern is not a regular expression: %s near index %d"
              .formatted(e.getDescription(), e.getIndex()),
          e);
    }
  }

  private static void checkGroups(String pattern) {
    Set<Field> fields = fields(pattern);
    if (!fields.contains(Field.TIME)
        && !(fields.contains(Field.END) && fields.contains(Field.SERVICE))) {
      throw new IllegalArgumentException(
          "pattern is %s; allowed: a regular expression with a group (?<time>...), or with groups end and service"
              .formatted(Quoted.of(pattern)));
    }
    if (fields.containsAll(Set.of(Field.TIME, Field.END, Field.SERVICE))) {
      throw new IllegalArgumentException(
          "pattern has groups time, end and service; allowed: two of them, since the third follows");
    }
  }

  private static Set<Field> fields(String pattern) {
    return Arrays.stream(Field.values())
        .filter(field -> hasGroup(pattern, field.group()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean hasGroup(String pattern, String name) {
    return pattern.contains("(?<" + name + ">");
  }

  private Matcher match(String line, Pattern compiled) {
    Matcher found = compiled.matcher(line);
    if (found.find()) {
      return found;
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
