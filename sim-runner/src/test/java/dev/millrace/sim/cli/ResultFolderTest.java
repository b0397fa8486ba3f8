package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.millrace.sim.cli.Shell.Ended;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ResultFolderTest {

  private static final Path ROOT = Path.of("..");

  private static final String SCENARIO =
      """
      producers.p { type = bursty, messages = 60, burst { size = 20, gap = 0s }, pause = 100ms }
      pipeline { type = queue, capacity = 7, overflow { policy = drop-newest } }
      consumers.c { type = slow-database, count = 2, service { type = exponential, mean = 5ms } }
      run.engine = virtual
      """;

  @TempDir Path folder;

  private Path file = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(folder.resolve("given.conf"), SCENARIO);
    out = folder.resolve("out");
  }

  private Ended run(String... more) {
    return Shell.run(
        Stream.concat(Stream.of("run", file.toString()), Stream.of(more)).toArray(String[]::new));
  }

  private Ended runInto(Path into, String... more) {
    return run(
        Stream.concat(Stream.of("--out", into.toString()), Stream.of(more)).toArray(String[]::new));
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> messages() throws Exception {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(out.resolve("messages.csv.gz"))),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  /** All but the one with a real database, which has no virtual time. */
  static Stream<Path> scenarios() throws Exception {
    List<Path> found;
    try (Stream<Path> files = Files.list(ROOT.resolve("conf"))) {
      found =
          files
              .filter(each -> each.toString().endsWith(".conf"))
              .filter(each -> !each.endsWith("database.conf"))
              .sorted()
              .toList();
    }
    return found.stream();
  }

  private static JsonSchema schema() throws Exception {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(Files.readString(ROOT.resolve("docs/result.schema.json")));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void resultOfEveryScenarioMatchesSchema(Path scenario) throws Exception {
    Ended ended =
        Shell.run("run", scenario.toString(), "--engine", "virtual", "--out", out.toString());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    Set<ValidationMessage> problems =
        schema().validate(new ObjectMapper().readTree(out.resolve("result.json").toFile()));
    assertThat(problems).isEmpty();
  }

  @Test
  void schemaRefusesUnknownKeys() throws Exception {
    runInto(out);

    String other = Files.readString(out.resolve("result.json")).replace("\"seed\"", "\"sead\"");

    assertThat(schema().validate(new ObjectMapper().readTree(other))).hasSize(2);
  }

  @Test
  void folderHasPageScenarioResultSeriesAndDistributions() throws Exception {
    assertThat(runInto(out).exitCode()).isZero();

    assertThat(names(out))
        .containsExactly(
            "report.html",
            "result.json",
            "scenario.conf",
            "series.csv",
            "service.hgrm",
            "sojourn.hgrm",
            "wait.hgrm");
  }

  @Test
  void bothEnginesHaveFilesOfTheirOwn() throws Exception {
    assertThat(runInto(out, "--engine", "both").exitCode()).isZero();

    assertThat(names(out)).contains("series-real.csv", "series-virtual.csv", "wait-real.hgrm");
  }

  @Test
  void resultIsTheJsonDocument() throws Exception {
    Ended ended = runInto(out, "--json");

    assertThat(Files.readString(out.resolve("result.json"))).isEqualTo(ended.out());
  }

  @Test
  void resolvedScenarioRunsAgain() throws Exception {
    runInto(out);
    Path again = folder.resolve("again");

    Ended ended =
        Shell.run("run", out.resolve("scenario.conf").toString(), "--out", again.toString());

    assertThat(ended.exitCode()).isZero();
    assertThat(Files.readString(again.resolve("series.csv")))
        .isEqualTo(Files.readString(out.resolve("series.csv")));
  }

  @Test
  void withoutFolderThereIsNoSeries() {
    assertThat(run("--json").out()).doesNotContain("\"series\"");
  }

  @Test
  void seriesHasColumnsForDropReasons() throws Exception {
    runInto(out);

    assertThat(Files.readAllLines(out.resolve("series.csv")).get(0))
        .startsWith("from_seconds,arrivals,delivered,failed,dropped drop-newest,queue_min");
  }

  @Test
  void messagesHaveEveryMessageOnce() throws Exception {
    runInto(out, "--messages");

    assertThat(messages())
        .hasSize(61)
        .startsWith("producer,sequence,due_nanos,taken_nanos,done_nanos,outcome")
        .doesNotHaveDuplicates();
  }

  @Test
  void droppedMessageHasNoTimeTaken() throws Exception {
    runInto(out, "--messages");

    assertThat(messages())
        .anyMatch(line -> line.matches("p-1,\\d+,100000000,,100000000,drop-newest"));
  }

  @Test
  void replicationsRecordTheFirstOne() throws Exception {
    runInto(out, "--messages", "--set", "run.replications=3");

    assertThat(messages()).hasSize(61);
  }

  @Test
  void folderWithFilesIsRefused() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("notes.txt"), "mine");

    Ended ended = runInto(out);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err())
        .contains("out is not empty; allowed: a new or empty folder, or --force");
  }

  @Test
  void forceKeepsFilesOfOthers() throws Exception {
    runInto(out, "--messages");
    Files.writeString(out.resolve("notes.txt"), "mine");

    assertThat(runInto(out, "--force").exitCode()).isZero();

    assertThat(names(out)).contains("notes.txt", "result.json").doesNotContain("messages.csv.gz");
  }

  @Test
  void fileInPlaceOfFolderIsRefused() {
    Ended ended = runInto(file);

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("given.conf is a file; allowed: a new or empty folder");
  }

  @Test
  void folderBelowFileIsRefusedInOneLine() {
    Ended ended = runInto(file.resolve("out"));

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("cannot be written").hasLineCount(1);
  }

  @Test
  void failedWritingKeepsTheSummary() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full));
    Files.createDirectories(out);
    Files.createSymbolicLink(out.resolve("series.csv"), full);

    Ended ended = runInto(out, "--force");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.out()).contains("result      done");
    assertThat(ended.err()).contains("the result could not be written:").hasLineCount(1);
  }

  @Test
  void messagesNeedFolder() {
    assertThat(run("--messages").err()).contains("--messages needs the folder: --out DIR");
  }
}
