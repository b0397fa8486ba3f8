package dev.millrace.sim.measure;

/** The names of workers, such as {@code network-1} of the group {@code network}. */
public final class WorkerNames {

  private WorkerNames() {}

  /**
   * Returns the group of a worker: its name without the number. The consumers of producing workers,
   * such as {@code network-1/own}, form groups of their own.
   */
  public static String group(String worker) {
    return worker.replaceFirst("-\\d+(?=/|$)", "");
  }
}
