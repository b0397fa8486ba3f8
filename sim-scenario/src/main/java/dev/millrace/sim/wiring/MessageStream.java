package dev.millrace.sim.wiring;

import dev.millrace.api.Message;
import dev.millrace.api.RestartingRandom;
import dev.millrace.sim.engine.MessageDraws;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.jspecify.annotations.Nullable;

/**
 * A random stream that begins anew with each message and attempt. For one thread.
 *
 * <p>Its state is derived from a key, the message's producer and sequence number and the attempt,
 * by the mixing function of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable
 * Pseudorandom Number Generators", 2014), with which xoshiro's authors initialise it.
 */
final class MessageStream implements RestartingRandom, MessageDraws {

  /** The increment of SplitMix64: 2⁶⁴ divided by the golden ratio. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long[] key;
  private final Map<String, Long> producers = new HashMap<>();
  private XoShiRo256PlusPlus source;

  /** Whether no draw was made since the stream began anew; most streams of jitter are not used. */
  private boolean unused;

  private @Nullable String producer;
  private long producerSeed;
  private long sequence;
  private int attempt;

  /**
   * Creates a stream; the draws before the first message are those of the key.
   *
   * @param key 256 bits that are not all zero
   */
  MessageStream(long[] key) {
    this.key = key;
    this.source = new XoShiRo256PlusPlus(key);
  }

  @Override
  public void begin(Message first, int attempt) {
    String name = first.producer();
    if (!name.equals(producer)) {
      producer = name;
      producerSeed = producers.computeIfAbsent(name, this::mixed);
    }
    this.sequence = first.sequence();
    this.attempt = attempt;
    unused = true;
  }

  @Override
  public long nextLong() {
    if (unused) {
      source = sourceOfAttempt();
      unused = false;
    }
    return source.nextLong();
  }

  private XoShiRo256PlusPlus sourceOfAttempt() {
    long seed = mix(producerSeed + sequence * GOLDEN);
    seed = mix(seed + attempt * GOLDEN);
    long second = seed + GOLDEN + GOLDEN;
    long third = second + GOLDEN;
    long fourth = third + GOLDEN;
    return new XoShiRo256PlusPlus(mix(seed + GOLDEN), mix(second), mix(third), mix(fourth));
  }

  private long mixed(String name) {
    long hash = key[0];
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash + name.charAt(i) * GOLDEN);
    }
    return hash;
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
