package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration came to.
 *
 * @param schedules how many were played, without those that served to shorten a failing one
 * @param walks how many of these were random walks
 * @param preemptions all schedules with up to so many preemptions were played; below 0 if not even
 *     all without any were
 * @param exhausted whether all schedules there are were played
 * @param failure the simplest failing run that was found, or null if none was
 * @param notJudged why the exploration was given up without a verdict, or null if it was not
 */
public record Exploration(
    long schedules,
    long walks,
    int preemptions,
    boolean exhausted,
    @Nullable Performance failure,
    @Nullable String notJudged) {

  /** Whether all runs were judged, and nothing was found wrong. */
  public boolean passed() {
    return failure == null && notJudged == null;
  }

  /** What was explored, such as {@code explored 412 schedules, all there are}. */
  public String extent() {
    StringBuilder text =
        new StringBuilder(
            "explored %,d schedule%s".formatted(schedules, schedules == 1 ? "" : "s"));
    if (exhausted) {
      text.append(", all there are");
      return text.toString();
    }
    List<String> among = new ArrayList<>();
    if (preemptions >= 0) {
      among.add(
          preemptions == 0
              ? "all without preemptions"
              : "all with up to %d preemption%s"
                  .formatted(preemptions, preemptions == 1 ? "" : "s"));
    }
    if (walks > 0) {
      among.add("%,d drawn at random".formatted(walks));
    }
    return text + (among.isEmpty() ? "" : ", among them " + String.join(" and ", among));
  }
}
