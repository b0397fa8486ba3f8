package dev.millrace.sim.scenario;

import dev.millrace.sim.binding.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the blocks of keys that are written outside all blocks. */
final class Misplaced {

  private static final Map<String, String> OTHER_NAMES =
      Map.of("retries", "retry", "batches", "batch", "policy", "overflow");

  private Misplaced() {}

  /** Returns the full key, such as {@code run.seed} for {@code seed}; empty if there is none. */
  static Optional<String> home(String found) {
    String key = OTHER_NAMES.getOrDefault(found, found);
    if (keys(RunKeys.class).contains(key)) {
      return Optional.of("run." + key);
    }
    if (List.of("overflow", "capacity").contains(key)) {
      return Optional.of("pipeline." + key);
    }
    boolean ofProducers = keys(ProducerKeys.class).contains(key);
    boolean ofConsumers = keys(ConsumerKeys.class).contains(key);
    if (ofProducers && ofConsumers) {
      return Optional.of("producers.NAME." + key + ", consumers.NAME." + key);
    }
    if (ofProducers || ofConsumers) {
      return Optional.of((ofProducers ? "producers.NAME." : "consumers.NAME.") + key);
    }
    return Optional.empty();
  }

  private static List<String> keys(Class<? extends Record> block) {
    return Arrays.stream(block.getRecordComponents()).map(Names::key).toList();
  }
}
