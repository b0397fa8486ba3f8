package dev.millrace.api;

import static java.util.Objects.requireNonNull;

/**
 * The identity of a worker. The constructor of a producer or consumer may ask for it, for example
 * to write one file for each worker and replication.
 *
 * @param name the name of the worker, unique within a run, such as {@code network-1}
 * @param group the name of its group, such as {@code network}
 * @param number its number within the group, from 1
 * @param replication the number of the replication that it runs in, from 0
 */
public record WorkerInfo(String name, String group, int number, int replication) {

  public WorkerInfo {
    requireNonNull(name, "name");
    requireNonNull(group, "group");
    if (number < 1) {
      throw new IllegalArgumentException("number is %d; allowed: at least 1".formatted(number));
    }
    if (replication < 0) {
      throw new IllegalArgumentException(
          "replication is %d; allowed: at least 0".formatted(replication));
    }
  }
}
