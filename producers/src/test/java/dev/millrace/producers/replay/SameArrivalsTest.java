package dev.millrace.producers.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Demand;
import dev.millrace.producers.Messages;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same 1,000 messages give the same arrivals, whatever the format. */
class SameArrivalsTest {

  private static final long FIRST_MILLIS = Instant.parse("2025-12-31T23:59:30Z").toEpochMilli();

  private static final String ISO = "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'";
  private static final ServiceUnit MS = ServiceUnit.MS;
  private static final List<Request> REQUESTS = requests();

  @TempDir private Path folder;

  private record Request(long startMillis, long serviceMillis, long bytes) {

    String start(String pattern) {
      return format(pattern, startMillis);
    }

    String end(String pattern) {
      return format(pattern, startMillis + serviceMillis);
    }

    String seconds() {
      return BigDecimal.valueOf(serviceMillis, 3).toPlainString();
    }

    private static String format(String pattern, long millis) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
          .format(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }
  }

  private static List<Request> requests() {
    var random = new Random(1);
    List<Request> requests = new ArrayList<>();
    long millis = FIRST_MILLIS;
    for (int i = 0; i < 1_000; i++) {
      requests.add(new Request(millis, random.nextInt(200), random.nextInt(5_000)));
      millis += 1 + random.nextInt(150);
    }
    return requests;
  }

  @Test
  void csvWithServiceTimes() throws Exception {
    String text = lines("at,ms,bytes", r -> r.startMillis + "," + r.serviceMillis + "," + r.bytes);

    assertSame(text, UTF_8, csv("at", "epoch-ms", null, null, "ms", ServiceUnit.MS));
  }

  @Test
  void csvWithEnds() throws Exception {
    String text =
        lines(
            "at,end,bytes",
            r -> r.start("uuuu-MM-dd HH:mm:ss.SSS") + "," + r.end(ISO) + "," + r.bytes);

    assertSame(text, UTF_8, csv("at", "iso", null, "end", null, null));
  }

  @Test
  void csvWithEndsAndServiceTimes() throws Exception {
    String text =
        lines("end,took,bytes", r -> r.end(ISO) + "," + r.serviceMillis + "ms," + r.bytes);

    assertSame(text, UTF_8, csv(null, "iso", null, "end", "took", null), Order.parse("sort"));
  }

  @Test
  void csvWithDatesInLatin1() throws Exception {
    String text =
        lines(
            "Größe;bytes;day;at;s",
            r ->
                "ß;%d;%s;%s;%s"
                    .formatted(r.bytes, r.start("dd.MM.uu"), r.start("HH:mm:ss,SSS"), r.seconds()));
    String format = "dd.MM.uu HH:mm:ss,SSS";

    assertSame("sep=;\n" + text, ISO_8859_1, csv("at", format, "day", null, "s", ServiceUnit.S));
  }

  @Test
  void jsonLines() throws Exception {
    String text = lines("", SameArrivalsTest::json);

    assertSame(text, UTF_8, new JsonLinesFormat("t.at", null, null, null, "ms", MS, "n"));
  }

  @Test
  void aJsonArray() throws Exception {
    String text = lines("", SameArrivalsTest::json).strip().replace("\n", ",\n ");

    assertSame(
        "[" + text + "]", UTF_8, new JsonArrayFormat("t.at", null, null, null, "ms", MS, "n"));
  }

  @Test
  void aLogWithoutYears() throws Exception {
    String text =
        lines(
            "",
            r ->
                "%s host app: took %s, %d bytes"
                    .formatted(r.start("MMM ppd HH:mm:ss.SSS"), r.seconds() + " s", r.bytes));

    assertSame(
        text,
        UTF_8,
        new AccessLogFormat(
            "^(?<time>.{19}).*took (?<service>\\S+ s), (?<size>\\d+)",
            TimeFormat.parse("MMM ppd HH:mm:ss.SSS"),
            null));
  }

  @Test
  void rowsInAnyOrder_ifSorted() throws Exception {
    List<Request> shuffled = new ArrayList<>(REQUESTS);
    Collections.shuffle(shuffled, new Random(2));

    assertSame(
        shuffled.stream().map(SameArrivalsTest::json).collect(Collectors.joining("\n")),
        UTF_8,
        new JsonLinesFormat("t.at", null, null, null, "ms", MS, "n"),
        Order.parse("sort"));
  }

  @Test
  void rowsThatAreLate_withinAWindow() throws Exception {
    List<Request> byEnd = new ArrayList<>(REQUESTS);
    byEnd.sort(Comparator.comparingLong(r -> r.startMillis + r.serviceMillis));

    assertSame(
        byEnd.stream().map(SameArrivalsTest::json).collect(Collectors.joining("\n")),
        UTF_8,
        new JsonLinesFormat("t.at", null, null, null, "ms", MS, "n"),
        Order.parse("window 200ms"));
  }

  @Test
  void rotatedFiles() throws Exception {
    Format format = csv("at", "epoch-ms", null, null, "ms", MS);
    for (int part = 0; part < 12; part++) {
      int age = part;
      String text =
          "at,ms,bytes\n"
              + REQUESTS.subList(Math.max(0, 1000 - 90 * (part + 1)), 1000 - 90 * part).stream()
                  .map(r -> r.startMillis + "," + r.serviceMillis + "," + r.bytes)
                  .collect(Collectors.joining("\n"));
      Path file = folder.resolve(age == 0 ? "a.log" : "a.log." + age + (age > 1 ? ".gz" : ""));
      try (OutputStream out = Files.newOutputStream(file);
          OutputStream written = age > 1 ? new GZIPOutputStream(out) : out) {
        written.write(text.getBytes(UTF_8));
      }
    }

    assertSame(
        Replays.run(
            Replays.ordered(List.of(folder.resolve("a.log*")), format, Order.AS_IS, OnError.FAIL)));
  }

  private static String json(Request r) {
    return "{\"t\":{\"at\":\"%s\"},\"ms\":%d,\"n\":%d,\"s\":\"],[ \\\"\"}"
        .formatted(r.start(ISO), r.serviceMillis, r.bytes);
  }

  private static String lines(String header, Function<Request, String> line) {
    return (header.isEmpty() ? "" : header + "\n")
        + REQUESTS.stream().map(line).collect(Collectors.joining("\n", "", "\n"));
  }

  private static CsvFormat csv(
      @Nullable String time,
      String timeFormat,
      @Nullable String date,
      @Nullable String end,
      @Nullable String service,
      @Nullable ServiceUnit unit) {
    return new CsvFormat(
        true,
        date == null ? "," : ";",
        null,
        0,
        column(time),
        TimeFormat.parse(timeFormat),
        column(date),
        column(end),
        column(service),
        unit,
        column("bytes"));
  }

  private static @Nullable Column column(@Nullable String text) {
    return text == null ? null : Column.parse(text);
  }

  private void assertSame(String text, Charset charset, Format format) throws Exception {
    assertSame(text, charset, format, Order.AS_IS);
  }

  private void assertSame(String text, Charset charset, Format format, Order order)
      throws Exception {
    Path file = Files.writeString(folder.resolve("trace"), text, charset);
    assertSame(
        Replays.run(
            new FileReplayProducer.Settings(
                file,
                List.of(),
                format,
                new TextEncoding(charset),
                TimeZoneSetting.UTC,
                2025,
                Speed.parse("1"),
                1,
                null,
                order,
                null,
                OnError.FAIL,
                Spread.NONE)));
  }

  private static void assertSame(Messages messages) {
    assertThat(messages.dueNanos())
        .isEqualTo(REQUESTS.stream().map(r -> (r.startMillis - FIRST_MILLIS) * 1_000_000).toList());
    assertThat(messages.demands())
        .isEqualTo(
            REQUESTS.stream().map(r -> new Demand(r.serviceMillis * 1_000_000, r.bytes)).toList());
  }
}
