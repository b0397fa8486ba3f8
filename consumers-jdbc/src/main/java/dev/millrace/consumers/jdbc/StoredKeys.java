package dev.millrace.consumers.jdbc;

import dev.millrace.api.Message;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keys of messages: a bit for each sequence number of each producer. Not thread-safe. */
final class StoredKeys {

  private final Map<String, BitSet> producers = new TreeMap<>();

  void add(Message message) {
    bits(message.producer()).set(Math.toIntExact(message.sequence()));
  }

  void addAll(StoredKeys others) {
    others.producers.forEach((producer, bits) -> bits(producer).or(bits));
  }

  /** Removes a key and returns whether it was there. */
  boolean remove(String producer, long sequence) {
    BitSet bits = producers.get(producer);
    if (bits == null || sequence < 0 || sequence > Integer.MAX_VALUE || !bits.get((int) sequence)) {
      return false;
    }
    bits.clear((int) sequence);
    return true;
  }

  long count() {
    return producers.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  /** Returns the first key, such as {@code network-1#17}; null if there is none. */
  @Nullable String first() {
    return producers.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey() + "#" + entry.getValue().nextSetBit(0))
        .findFirst()
        .orElse(null);
  }

  private BitSet bits(String producer) {
    return producers.computeIfAbsent(producer, missing -> new BitSet());
  }
}
