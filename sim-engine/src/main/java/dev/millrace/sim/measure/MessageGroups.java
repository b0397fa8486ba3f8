package dev.millrace.sim.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The groups of producers by which messages are measured, each divided by the ranks of its workers.
 * Immutable, hence thread-safe.
 */
public final class MessageGroups {

  /**
   * The workers of one group that have one rank.
   *
   * @param group the group's name
   * @param rank the rank that the pipeline gives their messages; 0 if it ranks no producers
   */
  public record Part(String group, int rank) {}

  private final List<Part> parts = new ArrayList<>();
  private final Map<String, Integer> byWorker = new HashMap<>();

  private MessageGroups() {}

  /**
   * Returns the groups of workers.
   *
   * @param rank the rank of a worker
   */
  public static MessageGroups of(List<String> workers, ToIntFunction<String> rank) {
    var groups = new MessageGroups();
    Map<Part, Integer> numbers = new HashMap<>();
    for (String worker : workers) {
      Part part = new Part(WorkerNames.group(worker), rank.applyAsInt(worker));
      Integer number = numbers.putIfAbsent(part, groups.parts.size());
      if (number == null) {
        number = groups.parts.size();
        groups.parts.add(part);
      }
      groups.byWorker.put(worker, number);
    }
    return groups;
  }

  /** Returns a single group of all workers. */
  public static MessageGroups single() {
    var groups = new MessageGroups();
    groups.parts.add(new Part("", 0));
    return groups;
  }

  /** Returns the number of parts. */
  public int size() {
    return parts.size();
  }

  /** Returns the parts, in the order of the scenario. */
  List<Part> parts() {
    return parts;
  }

  /** Returns the number of a worker's part, from 0; 0 for a worker that is not known. */
  public int indexOf(String worker) {
    return parts.size() == 1 ? 0 : byWorker.getOrDefault(worker, 0);
  }
}
