package dev.millrace.sim.cli;

import dev.millrace.explore.Exploration;
import dev.millrace.explore.Explorer;
import dev.millrace.explore.NotJudgedException;
import dev.millrace.explore.Performance;
import dev.millrace.explore.Schedule;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.Timeline;
import dev.millrace.sim.trace.TraceRecorder;
import dev.millrace.sim.wiring.WiringException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a small scenario in every order of its workers' steps. */
@Command(
    name = "explore",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    description = {
      "Plays a small scenario again and again, each time with its workers' steps in another order,"
          + " and tells the shortest order found in which something goes wrong: messages lost or"
          + " taken twice, everybody waiting for somebody else, exceptions.%n",
      "Orders with few interruptions come first; when there are too many, the rest of the budget is"
          + " spent on orders drawn at random (run.seed).%n"
    },
    footer = {
      "%nExamples:",
      "  sim-runner explore conf/lock.conf --set run.messages=3",
      "  sim-runner explore conf/lock.conf --set run.messages=2 --preemptions 2 --seconds 60",
      "  sim-runner explore conf/lock.conf --set run.messages=2 --schedule a1",
      "%nExit codes: 0 nothing wrong, 1 something is wrong or could not be judged, 2 bad usage."
    })
final class ExploreCommand implements Callable<Integer> {

  private static final int MOST_EVENTS = 10_000;

  /** Thirty years: in nanoseconds they are still a long. */
  private static final long MOST_SECONDS = 1_000_000_000;

  private static final Set<String> OWN_OPTIONS =
      Set.of("--schedules", "--seconds", "--preemptions", "--schedule");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ScenarioOptions options = new ScenarioOptions();

  @Option(
      names = "--schedules",
      paramLabel = "N",
      description = "Plays so many orders at most (default: ${DEFAULT-VALUE}).")
  private long schedules = 100_000;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Takes so long at most (default: ${DEFAULT-VALUE}).")
  private long seconds = Explorer.STANDARD.time().toSeconds();

  @Option(
      names = "--preemptions",
      paramLabel = "N",
      description =
          "Interrupts workers that could go on so many times at most, but in the orders drawn at"
              + " random (default: as often as the budget allows).")
  private @Nullable Integer preemptions;

  @Option(
      names = "--schedule",
      paramLabel = "ORDER",
      description = "Plays this order alone and prints it step by step, such as a3b2a1.")
  private @Nullable String schedule;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try (var silence = LogSetup.silenceAll()) {
      return StepByStep.orTellWhyNot(err, () -> play(err));
    }
  }

  private int play(PrintWriter err)
      throws InterruptedException, NotJudgedException, WiringException {
    Schedule wanted = schedule == null ? null : Schedule.parse(schedule);
    Explorer budget = budget();
    var checked = options.check(err, EngineOption.of("virtual"));
    if (checked.isEmpty()) {
      return ExitCode.USAGE;
    }
    Scenario scenario = checked.get().scenario();
    var ready = StepByStep.ready(scenario, checked.get().catalog().injector(), err);
    if (ready.isEmpty()) {
      return ExitCode.USAGE;
    }
    StepByStep player = ready.get();
    return wanted == null
        ? explore(scenario, player, budget.withSeed(scenario.run().seed()))
        : show(scenario, player, wanted);
  }

  private Explorer budget() {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "--seconds is %d; allowed: 1 to %d".formatted(seconds, MOST_SECONDS));
    }
    if (schedules < 1) {
      throw new IllegalArgumentException(
          "--schedules is %d; allowed: at least 1".formatted(schedules));
    }
    if (preemptions != null && preemptions < 0) {
      throw new IllegalArgumentException(
          "--preemptions is %d; allowed: at least 0".formatted(preemptions));
    }
    Explorer budget =
        Explorer.STANDARD.withSchedules(schedules).withTime(Duration.ofSeconds(seconds));
    return preemptions == null ? budget : budget.withPreemptions(preemptions);
  }

  private int explore(Scenario scenario, StepByStep player, Explorer explorer)
      throws InterruptedException, NotJudgedException {
    PrintWriter out = spec.commandLine().getOut();
    Exploration explored = player.explore(explorer);
    if (explored.notJudged() != null) {
      out.println("%s, then not judged: %s".formatted(explored.extent(), explored.notJudged()));
      return ExitCode.FAILED;
    }
    if (explored.failure() == null) {
      out.println(explored.extent() + ": nothing wrong");
      if (!player.traced()) {
        out.println(wholeCalls(scenario));
      }
      return ExitCode.DONE;
    }
    out.println(explored.extent());
    int exitCode = show(scenario, player, explored.failure().schedule());
    out.println();
    out.println("play it again: " + again(explored.failure().schedule()));
    return exitCode;
  }

  /** Plays one order and prints what is wrong and what happens. */
  private int show(Scenario scenario, StepByStep player, Schedule order) throws NotJudgedException {
    PrintWriter out = spec.commandLine().getOut();
    TraceRecorder recorder = new TraceRecorder(MOST_EVENTS);
    Performance played = player.replay(order, recorder).performance();
    if (played.failed()) {
      played.complaints().forEach(complaint -> out.println("wrong: " + complaint));
    } else {
      out.println("nothing wrong");
    }
    out.println("schedule %s (%s)".formatted(order, played.legend()));
    if (!player.traced()) {
      out.println(wholeCalls(scenario));
    }
    out.println();
    out.print(
        Timeline.of(
            recorder.trace(
                "%s, %s, seed %d"
                    .formatted(
                        scenario.source(),
                        scenario.pipeline().pipeline().binding().type(),
                        scenario.run().seed()))));
    out.flush(); // println does that by itself, print does not
    return played.failed() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private static String wholeCalls(Scenario scenario) {
    return "(the pipeline '%s' does not trace its own steps: each of its calls was one step)"
        .formatted(scenario.pipeline().pipeline().binding().type());
  }

  /** The command line that plays this order of this scenario. */
  private String again(Schedule order) {
    List<String> words = new ArrayList<>(List.of("sim-runner", "run"));
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    for (int i = given.indexOf(spec.name()) + 1; i < given.size(); i++) {
      String word = given.get(i);
      if (OWN_OPTIONS.contains(word)) {
        i++;
      } else if (OWN_OPTIONS.stream().noneMatch(own -> word.startsWith(own + "="))) {
        words.add(word.matches("[\\w./=,:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'");
      }
    }
    words.add("--schedule");
    words.add(order.toString());
    return String.join(" ", words);
  }
}
