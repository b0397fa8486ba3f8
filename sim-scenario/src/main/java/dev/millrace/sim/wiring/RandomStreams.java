package dev.millrace.sim.wiring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The random streams of a run, one for each name: independent, and unaffected by which other
 * streams exist. The same seed gives the same streams on every JDK.
 *
 * <p>A stream is xoshiro256++ (D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", 2021), whose 256 bits of state are the SHA-256 digest of the seed, the number of the
 * replication if it is not the first, and the name.
 */
final class RandomStreams {

  /** The bytes of a seed and of the number of a replication. */
  private static final int PREFIX_BYTES = 2 * Long.BYTES;

  private final byte[] prefix;

  /**
   * Creates the streams of one replication.
   *
   * @param replication its number, from 1
   */
  RandomStreams(long seed, int replication) {
    ByteBuffer bytes = ByteBuffer.allocate(PREFIX_BYTES).putLong(seed);
    // A name has no zero bytes, so it is never mistaken for a number.
    if (replication > 1) {
      bytes.putLong(replication);
    }
    prefix = Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** Returns a new generator at the start of the stream of that name. For one thread. */
  RandomGenerator stream(String name) {
    return new RandomStream(state(name));
  }

  /**
   * Returns a generator whose streams, one for each message and attempt, are the same for all of
   * that name. For one thread.
   */
  MessageStream messageStream(String name) {
    return new MessageStream(state(name));
  }

  private long[] state(String name) {
    ByteBuffer digest = ByteBuffer.wrap(digest(name));
    return new long[] {digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()};
  }

  private byte[] digest(String name) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(prefix);
      return sha.digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
