package dev.millrace.producers;

import dev.millrace.api.Range;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A setting for the bodies of generated messages. */
public sealed interface Body {

  /** Returns a source of independent bodies, driven by the given generator. Not thread-safe. */
  Supplier<Object> sampler(RandomGenerator random);

  /**
   * Whole numbers, uniform from {@code min} to {@code max}; the body is an {@link Integer}.
   *
   * @param min the least number
   * @param max the greatest number, at least {@code min}
   */
  record IntegerBody(int min, int max) implements Body {

    private static final long INT_VALUES = 1L << Integer.SIZE;

    public IntegerBody {
      if (min > max) {
        throw new IllegalArgumentException(
            "min is %d; allowed: at most max = %d".formatted(min, max));
      }
    }

    @Override
    public Supplier<Object> sampler(RandomGenerator random) {
      long numbers = max + 1L - min;
      return () -> (int) (min + below(numbers, random));
    }

    /**
     * Returns a uniform number from 0 to {@code bound} (exclusive), by multiplication and
     * rejection: D. Lemire, "Fast Random Integer Generation in an Interval", ACM Transactions on
     * Modeling and Computer Simulation 29, 2019.
     *
     * @param bound the bound, from 1 to 2³²
     */
    private static long below(long bound, RandomGenerator random) {
      long product = (random.nextLong() >>> Integer.SIZE) * bound;
      if ((product & INT_VALUES - 1) < bound) {
        long threshold = INT_VALUES % bound;
        while ((product & INT_VALUES - 1) < threshold) {
          product = (random.nextLong() >>> Integer.SIZE) * bound;
        }
      }
      return product >>> Integer.SIZE;
    }
  }

  /**
   * Texts of uniform printable ASCII characters, from space to tilde; the body is a {@link String}.
   *
   * @param bytes the length of a text, from 0 to 16 MiB
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
