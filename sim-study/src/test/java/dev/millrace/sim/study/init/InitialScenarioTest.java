package dev.millrace.sim.study.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.sim.plugins.PluginSource;
import dev.millrace.sim.study.Scenarios;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finds the time in small files of many formats. */
class InitialScenarioTest {

  private static final PluginSource PLUGINS = PluginSource.classPath();

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("trace.txt"), text.replace('|', '\n'));
  }

  private InitialScenario of(String text) throws IOException {
    return InitialScenario.of(file(text), PLUGINS, 1000);
  }

  /** Rows are separated by a bar. Three messages in six seconds each. */
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "id,time|1,2023-11-16T18:17:03Z|2,2023-11-16T18:17:04Z|3,2023-11-16T18:17:09Z"
            + "@{ type = csv, time-column = time, time-format = iso }",
        "1,1700158623.5|2,1700158624.5|4,1700158629.5"
            + "@{ type = csv, header = false, time-column = 2, time-format = epoch-s }",
        "1700158623500;a|1700158624500;b|1700158629500;c"
            + "@{ type = csv, header = false, delimiter = `;`, time-column = 1, time-format = epoch-ms }",
        "# x|1700158623500000,a|1700158624500000,b|1700158629500000,c"
            + "@{ type = csv, header = false, comment = `#`, time-column = 1, time-format = epoch-us }",
        "sep=;|when;x|1700158623500000000;a|1700158624500000000;b|1700158629500000000;c"
            + "@{ type = csv, time-column = when, time-format = epoch-ns }",
        "A report||id,date|1,16.11.2023 18:17:03|2,16.11.2023 18:17:04|3,16.11.2023 18:17:09"
            + "@{ type = csv, skip-lines = 2, time-column = date, time-format = `d.M.yyyy H:mm:ss` }",
        "t|11/16/2023 6:17:03 PM|11/16/2023 6:17:04 PM|11/16/2023 6:17:09 PM"
            + "@{ type = csv, time-column = t, time-format = `M/d/yyyy h:mm:ss a` }",
        "t|20231116181703|20231116181704|20231116181709"
            + "@{ type = csv, time-column = t, time-format = yyyyMMddHHmmss }",
        "0.5|1.5|6.5@{ type = csv, header = false, time-column = 1, time-format = epoch-s }",
        "t_ms,n|0,7|1000,7|6000,7@{ type = csv, time-column = t_ms, time-format = epoch-ms }",
        "{`a`:{`ts`:1700158623.5}}|{`a`:{`ts`:1700158624.5}}|{`a`:{`ts`:1700158629.5}}"
            + "@{ type = json-lines, time-field = `a.ts`, time-format = epoch-s }",
        "::1 - - [10/Oct/2000:13:55:36 -0700] `GET /`|::1 - - [10/Oct/2000:13:55:37 -0700] `GET /`"
            + "|::1 - - [10/Oct/2000:13:55:42 -0700] `GET /`@{ type = access-log }",
        "1700158623.500 GET|1700158624.500 GET|1700158629.500 GET"
            + "@{ type = access-log, pattern = ```^\\[?(?<time>\\d{10}\\.\\d{1,9}"
            + "%\\d{10}%\\d{13}%\\d{16}%\\d{19})(?![\\d.])```, time-format = epoch-s }",
      })
  void time_isFound(String rows, String format) throws Exception {
    InitialScenario found = of(rows.replace('`', '"'));

    assertThat(found.shape().messages()).isEqualTo(3);
    assertThat(found.shape().spanNanos()).isEqualTo(6_000_000_000L);
    assertThat(found.toHocon(folder))
        .contains("format " + format.replace('`', '"').replace('%', '|'));
  }

  @Test
  void scenario_runsAsItIs() throws Exception {
    InitialScenario found =
        of("time|2023-11-16 18:17:03.5|2023-11-16 18:17:04.5|2023-11-16 18:17:09.5");
    Path sub = Files.createDirectory(folder.resolve("conf"));
    Path scenario = Files.writeString(sub.resolve("s.conf"), found.toHocon(sub));

    var result = Scenarios.load(scenario).run().orThrow();

    assertThat(result.pooled().ledger().delivered()).isEqualTo(3);
    assertThat(result.forecast().trafficIntensity()).isBetween(0.49, 0.51);
  }

  @Test
  void gzip_isRead() throws Exception {
    Path file = folder.resolve("trace.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("t\n1700158623\n1700158629\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(InitialScenario.of(file, PLUGINS, 1000).shape().spanNanos())
        .isEqualTo(6_000_000_000L);
  }

  @Test
  void otherColumns_areNamed() throws Exception {
    InitialScenario found =
        of(
            "begin,end|2023-11-16 18:17:03,2023-11-16 18:17:09|2023-11-16 18:17:05,2023-11-16 18:17:07");

    assertThat(found.toHocon(folder)).contains("time-column = begin");
    assertThat(found.report()).contains("could be the time as well: column end (iso)");
  }

  @Test
  void rowsWithoutTime_areSkipped() throws Exception {
    InitialScenario found =
        of("2023-11-16 18:17:03,123 a|2023-11-16 18:17:04,123 b|  at c|2023-11-16 18:17:09,123 d");

    assertThat(found.shape().messages()).isEqualTo(3);
    assertThat(found.toHocon(folder)).contains("on-error = skip");
    assertThat(found.report()).contains("rows without a time are skipped, the first: trace.txt:3:");
  }

  @Test
  void coarseClock_isReported() throws Exception {
    StringBuilder rows = new StringBuilder("t");
    for (int i = 0; i < 40; i++) {
      rows.append("|").append(1_700_158_623 + i / 4);
    }

    assertThat(of(rows.toString()).report())
        .contains("trace.txt: the clock ticks every 1 s; messages of a tick are spread evenly");
  }

  @Test
  void timesOutOfOrder_areCounted() throws Exception {
    StringBuilder rows = new StringBuilder("t");
    for (int i = 0; i < 40; i++) {
      rows.append("|").append(i == 20 ? 1_700_158_623 : 1_700_158_623 + i);
    }

    assertThat(of(rows.toString()).report())
        .contains("order: 1 of the first 40 times are before an earlier one");
  }

  @Test
  void controlCharactersInNames_stayInTheComment() throws Exception {
    InitialScenario found =
        of(
            "\"time|x\",\"end|y\"|1700158623,1700158629|1700158624,1700158629|1700158625,1700158639");

    assertThat(found.toHocon(folder).lines().filter(line -> line.startsWith("y"))).isEmpty();
  }

  @Test
  void readingStops_atTheLimit() throws Exception {
    InitialScenario found = InitialScenario.of(file("t|0.5|1.5|2.5|9.5"), PLUGINS, 3);

    assertThat(found.report()).contains("the first 3 messages in 2.00 s");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "@trace.txt is empty",
        "a|b|c@no time found in the first 3 lines",
        "PK\u0003\u0004xxxxxxxxxxxxxxxx@is a zip archive; allowed: UTF-8 text, plain or",
        "a\u0000b|c\u0000@is not text; allowed: UTF-8 text, plain or compressed with gzip",
        "[{},|{}]@is a JSON array; allowed: a JSON object per line",
        "Nov 16 18:17:03 host x|Nov 16 18:17:04 host y@the times have no year",
        "t|2023-11-16 18:17:03@column t has no two different times",
        "t|1700158629|1700158624|1700158623|1700158620@descend",
        "t|1/2/2023 10:00:00|2/2/2023 10:00:00|3/2/2023 9:00:00@is ambiguous: the day may come before",
        "id|1|2|3|4@no time found",
      })
  void unusableFile_isRefused(String rows, String problem) throws Exception {
    Path file = file(rows == null ? "" : rows);

    assertThatThrownBy(() -> InitialScenario.of(file, PLUGINS, 1000))
        .isInstanceOf(TraceException.class)
        .message()
        .contains(problem)
        .hasLineCount(1);
  }

  @Test
  void missingFile_isRefused() {
    assertThatThrownBy(() -> InitialScenario.of(folder.resolve("none"), PLUGINS, 1000))
        .isInstanceOf(TraceException.class)
        .hasMessageEndingWith("none does not exist");
  }
}
