package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of an exploration.
 *
 * @param schedules the number of schedules executed, without those that simplified a failing one
 * @param walks the number of random walks among them
 * @param preemptions the bound up to which all schedules were executed; below 0 if not even those
 *     without preemptions were
 * @param exhausted whether all schedules were executed
 * @param failure the simplest failing execution; null if none was found
 * @param inconclusive why the exploration was cancelled without a result; null if it was not
 */
public record Exploration(
    long schedules,
    long walks,
    int preemptions,
    boolean exhausted,
    @Nullable Execution failure,
    @Nullable String inconclusive) {

  /** Returns whether the exploration is conclusive and found no violation. */
  public boolean passed() {
    return failure == null && inconclusive == null;
  }

  /** Describes the extent, such as {@code explored 412 schedules, all there are}. */
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
