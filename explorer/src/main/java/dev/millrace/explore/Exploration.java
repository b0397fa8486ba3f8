package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an exploration.
 *
 * @param schedules the number of schedules run, excluding those run to simplify a failure
 * @param randomWalks the number of these that were random walks
 * @param completedPreemptions the largest bound for which all schedules with at most that many
 *     preemptions were run; negative if not even all schedules without preemptions were
 * @param exhausted whether all possible schedules were run
 * @param failure the simplest failing execution found, or null if none was
 * @param inconclusiveReason why the exploration ended without a verdict, or null if it did not
 */
public record Exploration(
    long schedules,
    long randomWalks,
    int completedPreemptions,
    boolean exhausted,
    @Nullable Execution failure,
    @Nullable String inconclusiveReason) {

  /** Returns whether every execution was verified without a violation. */
  public boolean passed() {
    return failure == null && inconclusiveReason == null;
  }

  /** Describes what was explored, such as {@code explored 412 schedules, all there are}. */
  public String extent() {
    StringBuilder text =
        new StringBuilder(
            "explored %,d schedule%s".formatted(schedules, schedules == 1 ? "" : "s"));
    if (exhausted) {
      text.append(", all there are");
      return text.toString();
    }
    List<String> among = new ArrayList<>();
    if (completedPreemptions >= 0) {
      among.add(
          completedPreemptions == 0
              ? "all without preemptions"
              : "all with up to %d preemption%s"
                  .formatted(completedPreemptions, completedPreemptions == 1 ? "" : "s"));
    }
    if (randomWalks > 0) {
      among.add("%,d drawn at random".formatted(randomWalks));
    }
    return text + (among.isEmpty() ? "" : ", among them " + String.join(" and ", among));
  }
}
