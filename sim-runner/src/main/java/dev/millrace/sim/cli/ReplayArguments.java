package dev.millrace.sim.cli;

import dev.millrace.explore.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that runs a schedule found by {@code explore} again. */
final class ReplayArguments {

  /** The options of {@code explore} that {@code run} does not have. */
  private static final Set<String> EXPLORE_ONLY =
      Set.of("--schedules", "--seconds", "--preemptions", "--schedule", "--page");

  private ReplayArguments() {}

  static String of(CommandSpec explore, Schedule schedule) {
    List<String> words = new ArrayList<>(List.of("sim-runner", "run"));
    List<String> given = explore.commandLine().getParseResult().originalArgs();
    for (int i = given.indexOf(explore.name()) + 1; i < given.size(); i++) {
      String word = given.get(i);
      if (EXPLORE_ONLY.contains(word)) {
        i++;
      } else if (EXPLORE_ONLY.stream().noneMatch(option -> word.startsWith(option + "="))) {
        words.add(quoted(word));
      }
    }
    words.add("--schedule");
    words.add(schedule.toString());
    return String.join(" ", words);
  }

  private static String quoted(String word) {
    return word.matches("[\\w./=,:+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
