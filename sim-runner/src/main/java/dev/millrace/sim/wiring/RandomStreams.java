package dev.millrace.sim.wiring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/**
 * The random streams of a run: one for each name, independent of each other and of which others
 * there are, the same for the same seed on every JDK.
 *
 * <p>A stream is xoshiro256++ (D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", 2021), whose 256 bits of state are the SHA-256 digest of the seed and the name.
 */
final class RandomStreams {

  private final long seed;

  RandomStreams(long seed) {
    this.seed = seed;
  }

  /** A new generator at the start of the stream of that name; for one thread. */
  RandomGenerator stream(String name) {
    ByteBuffer digest = ByteBuffer.wrap(digest(name));
    long[] state = {digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong()};
    return new RandomStream(state);
  }

  private byte[] digest(String name) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
      return sha.digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
