package dev.millrace.producers;

import dev.millrace.api.Range;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a made-up message holds: a setting that says how to draw its body. */
public sealed interface Body {

  /** A source of independent bodies, driven by the given generator; for one thread. */
  Supplier<Object> sampler(RandomGenerator random);

  /**
   * A whole number, each from {@code min} to {@code max} with the same chance; the body is an
   * {@link Integer}.
   *
   * @param min the least number
   * @param max the greatest number, at least {@code min}
   */
  record IntegerBody(int min, int max) implements Body {

    /** How many numbers an int can tell apart. */
    private static final long NUMBERS = 1L << Integer.SIZE;

    public IntegerBody {
      if (min > max) {
        throw new IllegalArgumentException(
            "min is %d and max is %d, but min must not exceed max".formatted(min, max));
      }
    }

    @Override
    public Supplier<Object> sampler(RandomGenerator random) {
      long numbers = max + 1L - min;
      return () -> (int) (min + below(numbers, random));
    }

    /**
     * A number from 0 to {@code bound} (exclusive), each with the same chance, by a multiplication
     * and, but for a share of {@code bound} in 2³², no division: D. Lemire, "Fast Random Integer
     * Generation in an Interval", ACM Transactions on Modeling and Computer Simulation 29, 2019.
     *
     * @param bound from 1 to 2³²
     */
    private static long below(long bound, RandomGenerator random) {
      long product = (random.nextLong() >>> Integer.SIZE) * bound;
      if ((product & NUMBERS - 1) < bound) {
        long surplus = NUMBERS % bound;
        while ((product & NUMBERS - 1) < surplus) {
          product = (random.nextLong() >>> Integer.SIZE) * bound;
        }
      }
      return product >>> Integer.SIZE;
    }
  }

  /**
   * A text of printable ASCII characters, from space to tilde, each with the same chance; the body
   * is a {@link String}.
   *
   * @param bytes its length in bytes, from 0 to 16 MiB
   */
  record TextBody(@Range(min = 0, max = 16_777_216) int bytes) implements Body {

    @Override
    public Supplier<Object> sampler(RandomGenerator random) {
      return () -> {
        var text = new byte[bytes];
        for (int i = 0; i < text.length; i++) {
          text[i] = (byte) random.nextInt(' ', '~' + 1);
        }
        return new String(text, StandardCharsets.US_ASCII);
      };
    }
  }
}
