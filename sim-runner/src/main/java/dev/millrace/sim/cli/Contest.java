package dev.millrace.sim.cli;

import com.google.inject.Injector;
import dev.millrace.sim.report.ComparisonReport.Entry;
import dev.millrace.sim.scenario.EngineChoice;
import dev.millrace.sim.scenario.RunSettings;
import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.wiring.WiringException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The playing of a scenario with one pipeline after the other, and what Ctrl-C does to it.
 *
 * <p>On real threads each has an unmeasured run first, of a second's messages at most, in the same
 * order and before any that is measured: what the first of them loads and compiles serves all.
 * {@link #stop} and {@link #abort} may be called from any thread: what they change is guarded by
 * this object's lock.
 */
final class Contest {

  private static final Duration UNMEASURED = Duration.ofSeconds(1);

  private final List<Scenario> scenarios;
  private final Injector plugins;
  private @Nullable Player atWork;
  private boolean stopped;

  /**
   * @param scenarios the same scenario with each pipeline
   */
  Contest(List<Scenario> scenarios, Injector plugins) {
    this.scenarios = scenarios;
    this.plugins = plugins;
  }

  /** Plays all; after one that was interrupted no other is run. */
  List<Entry> play() throws InterruptedException {
    if (scenarios.get(0).study().engine() == EngineChoice.REAL) {
      try (var silence = LogSetup.silenceAll()) {
        for (Scenario scenario : scenarios) {
          play(cutShort(scenario));
        }
      }
    }
    List<Entry> contenders = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      contenders.add(play(scenario));
    }
    return contenders;
  }

  /** Asks what is at work to end in good order. */
  synchronized void stop() {
    stopped = true;
    if (atWork != null) {
      atWork.stop();
    }
  }

  /** Asks what is at work to end at once. */
  synchronized void abort() {
    stopped = true;
    if (atWork != null) {
      atWork.abort();
    }
  }

  private Entry play(Scenario scenario) throws InterruptedException {
    String pipeline = scenario.pipeline().pipeline().binding().type();
    Player player = new Player(scenario, plugins, null);
    if (!begins(player)) {
      return new Entry(pipeline, null, null);
    }
    try {
      return new Entry(pipeline, null, player.playAll().get(0));
    } catch (WiringException e) {
      return new Entry(pipeline, e.getMessage(), null);
    }
  }

  private synchronized boolean begins(Player player) {
    atWork = player;
    return !stopped;
  }

  private static Scenario cutShort(Scenario scenario) {
    RunSettings run = scenario.run();
    Duration whole = run.duration();
    return scenario.with(
        new RunSettings(
            run.seed(),
            whole == null || whole.compareTo(UNMEASURED) > 0 ? UNMEASURED : whole,
            run.messages(),
            null,
            run.stallTimeout(),
            run.drainTimeout().compareTo(UNMEASURED) > 0 ? UNMEASURED : run.drainTimeout(),
            run.realTime()));
  }
}
