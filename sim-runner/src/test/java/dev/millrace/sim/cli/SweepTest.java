package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.cli.Shell.Ended;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class SweepTest {

  private static final String SCENARIO =
      """
      producers.p { type = bursty, messages = 60, burst { size = 20, gap = 0s }, pause = 100ms }
      pipeline { type = queue, capacity = 7, overflow { policy = drop-newest } }
      consumers.c { type = slow-database, count = 2, service { type = exponential, mean = 5ms } }
      """;

  /** 2 × 20 × 4 cells. */
  private static final List<String> GRID =
      List.of(
          "--vary",
          "pipeline.overflow.policy=drop-newest,block",
          "--vary",
          "pipeline.capacity=1..20",
          "--vary",
          "consumers.c.count=1..8 times 2");

  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file = Files.writeString(folder.resolve("scenario.conf"), SCENARIO);
  }

  private Ended sweep(List<String> grid, String... more) {
    List<String> arguments = new ArrayList<>(List.of("sweep", file.toString()));
    arguments.addAll(grid);
    arguments.addAll(List.of(more));
    return Shell.run(arguments.toArray(String[]::new));
  }

  private Ended sweep(String... more) {
    return sweep(List.of(), more);
  }

  private static String cells(Path folder) throws Exception {
    return Files.readString(folder.resolve("cells.jsonl"));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void tableHasARowForEachCell() {
    Ended ended = sweep("--vary", "pipeline.capacity=5,10", "--vary", "consumers.c.count=1,2");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out().lines().map(line -> line.strip().split(" +")[0]))
        .containsSubsequence("capacity", "5", "5", "10", "10");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void bestCellIsMarked() {
    Ended ended = sweep("--vary", "pipeline.capacity=5,20,30", "--require", "loss < 1%");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out().lines().filter(line -> line.startsWith(" * ")))
        .singleElement()
        .asString()
        .matches(" \\* +20 .* met");
  }

  @Test
  void withoutACellThatMeetsAll_theExitCodeIs99() {
    Ended ended = sweep("--vary", "pipeline.capacity=1,2", "--require", "loss < 1%");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.MISSED);
    assertThat(ended.out()).endsWith("no cell meets all requirements" + System.lineSeparator());
  }

  @Test
  void failedCellIsARowWithItsReason() {
    Ended ended = sweep("--vary", "pipeline.overflow.policy=fail,block");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.out())
        .containsPattern("fail +failed")
        .contains("pipeline.overflow.policy=fail: ");
  }

  @Test
  void jsonHasTheCells() {
    Ended ended = sweep("--vary", "pipeline.capacity=5,10", "--json");

    assertThat(ended.out())
        .startsWith("{\n  \"schema\" : \"millrace-sweep/1\"")
        .contains("\"pipeline.capacity\" : \"10\"")
        .contains("\"sojourn.p99\" : {");
  }

  @Test
  void csvHasTheFigures() throws Exception {
    sweep("--vary", "pipeline.capacity=5,10", "--csv", at("cells.csv"));

    List<String> lines = Files.readAllLines(folder.resolve("cells.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .startsWith("cell,pipeline.capacity,status,workers,capacity,replications,throughput,loss,");
    assertThat(lines.get(1)).startsWith("1,5,done,2,5,1,");
  }

  @Test
  void csvHasIntervalsOfReplications() throws Exception {
    sweep("--vary", "pipeline.capacity=5", "--set", "run.replications=3", "--csv", at("c.csv"));

    assertThat(Files.readString(folder.resolve("c.csv")))
        .contains(",throughput,throughput.low,throughput.high,");
  }

  @Test
  void resumedSweepHasTheSameBytes() throws Exception {
    Ended whole = sweep(GRID, "--out", at("whole"));
    sweep(GRID, "--out", at("part"));
    Path cells = folder.resolve("part").resolve("cells.jsonl");
    String half = Files.readString(cells).substring(0, (int) Files.size(cells) / 2);
    Files.writeString(cells, half);

    Ended resumed = sweep(GRID, "--out", at("part"), "--resume");

    assertThat(half).doesNotEndWith("\n");
    assertThat(cells(folder.resolve("part"))).isEqualTo(cells(folder.resolve("whole")));
    assertThat(resumed).isEqualTo(whole);
  }

  @Test
  void mergedShardsHaveTheSameBytes() throws Exception {
    Ended whole = sweep(GRID, "--out", at("whole"), "--csv", at("whole.csv"));
    List<String> merge = new ArrayList<>(List.of("merge"));
    for (int shard = 4; shard >= 1; shard--) {
      sweep(GRID, "--out", at("part" + shard), "--shard", shard + "/4");
      merge.add(at("part" + shard));
    }
    merge.addAll(List.of("--out", at("merged"), "--csv", at("merged.csv")));

    assertThat(Shell.run(merge.toArray(String[]::new))).isEqualTo(whole);
    assertThat(cells(folder.resolve("merged")))
        .isEqualTo(cells(folder.resolve("whole")))
        .hasLineCount(160);
    assertThat(folder.resolve("merged").resolve("sweep.json"))
        .hasSameTextualContentAs(folder.resolve("whole").resolve("sweep.json"));
    assertThat(folder.resolve("merged.csv"))
        .hasSameTextualContentAs(folder.resolve("whole.csv"), StandardCharsets.UTF_8);
  }

  /**
   * Few cells are run one after the other, and many at a time: that is another way to a loss of 0.
   */
  @Test
  void zeroLossHasTheSameIntervalInAShard() throws Exception {
    List<String> grid =
        List.of("--vary", "pipeline.capacity=101..140", "--set", "run.replications=10");
    sweep(grid, "--out", at("whole"));
    sweep(grid, "--out", at("part"), "--shard", "1/40");

    assertThat(cells(folder.resolve("whole")).lines().findFirst())
        .isEqualTo(cells(folder.resolve("part")).lines().findFirst());
  }

  @Test
  void missingShardIsNamed() {
    sweep("--vary", "pipeline.capacity=1..4", "--out", at("part"), "--shard", "1/2");

    Ended ended = Shell.run("merge", at("part"));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("2 of 4 cells are missing").contains("shard 1/2");
  }

  @Test
  void folderOfAnotherSweepIsRefused() {
    sweep("--vary", "pipeline.capacity=1,2", "--out", at("part"));

    Ended axes = sweep("--vary", "pipeline.capacity=1,3", "--out", at("part"), "--resume");
    Ended seed =
        sweep("--vary", "pipeline.capacity=1,2", "--out", at("part"), "--resume", "--seed", "9");

    assertThat(axes.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(axes.err()).contains("has another sweep: its axes differ");
    assertThat(seed.err()).contains("has another sweep: the scenario's settings differ");
  }

  @Test
  void nonEmptyFolderIsRefused() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("notes.txt"), "x");

    Ended ended = sweep("--vary", "pipeline.capacity=1,2", "--out", other.toString());

    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("is not empty and has no sweep");
  }

  @Test
  void folderWithCellsNeedsResume() {
    sweep("--vary", "pipeline.capacity=1,2", "--out", at("part"));

    assertThat(sweep("--vary", "pipeline.capacity=1,2", "--out", at("part")).err())
        .contains("has cells of this sweep; allowed: --resume, or a new folder");
  }

  @Test
  void invalidCellsAreRefusedBeforeAnyRuns() {
    Ended ended = sweep("--vary", "pipeline.capacity=0,5", "--out", at("part"));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err()).contains("found 0").contains("(in the cell pipeline.capacity=0)");
    assertThat(folder.resolve("part")).doesNotExist();
  }

  @Test
  void invalidCellsCanBeSkipped() {
    Ended ended = sweep("--vary", "pipeline.capacity=0,5", "--skip-invalid");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).startsWith("warning: --vary pipeline.capacity=0,5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--vary pipeline.capacty=1,2 | did you mean 'capacity'?",
        "--vary pipeline.capacity | no '='",
        "--vary pipeline.capacity=9..1 | runs backwards",
        "--vary pipeline.capacity=1,2 --engine real | cells run in virtual time only",
        "--vary pipeline.capacity=1,2 --shard 5/4 | --shard: found '5/4'; allowed: NUMBER/COUNT",
        "--vary pipeline.capacity=1,2 --resume | --resume needs the folder: --out DIR",
        "--seed 3 | nothing to vary; allowed: --vary KEY=VALUES"
      })
  void mistakesAreOneLine(String options, String message) {
    Ended ended = sweep(options.split(" "));

    assertThat(ended.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ended.err().lines().filter(line -> line.contains(message))).hasSize(1);
    assertThat(ended.out()).isEmpty();
  }
}
