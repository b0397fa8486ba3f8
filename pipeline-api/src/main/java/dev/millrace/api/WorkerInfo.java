package dev.millrace.api;

/**
 * The worker that a component belongs to. A producer or consumer may ask for it in its constructor,
 * for instance to write a file of its own in each of several parallel replications.
 *
 * @param name the worker's name, such as {@code database-2}
 * @param group the name of its group, such as {@code database}
 * @param number its number within the group, from 1
 * @param replication the number of the replication, from 0; 0 if the scenario is run once
 */
public record WorkerInfo(String name, String group, int number, int replication) {}
