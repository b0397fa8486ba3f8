package dev.millrace.producers.replay;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The access log of a web server, in the Common or the Combined Log Format. Its times are whole
 * seconds, so that all requests of a second are due at the same time.
 */
public record AccessLogFormat() implements Format {

  private static final Pattern TIME =
      Pattern.compile(
          "^\\S+ \\S+ .*?\\[(\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})] \"");

  private static final TimeFormat FORMAT = TimeFormat.parse("dd/MMM/yyyy:HH:mm:ss Z");

  @Override
  public RecordSource open(TraceFile file) throws IOException {
    return new LineSource(
        file,
        new LineReader(file, file.open()),
        false,
        (line, number) -> FORMAT.epochNanos(timeIn(line)));
  }

  private static String timeIn(String line) {
    Matcher found = TIME.matcher(line);
    if (!found.find()) {
      throw new IllegalArgumentException(
          "%s is not a line of an access log; expected: Common or Combined Log Format, such as %s"
              .formatted(
                  Quoted.of(line),
                  "127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.1\" 200 2326"));
    }
    return found.group(1);
  }
}
