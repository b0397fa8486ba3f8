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

    public IntegerBody {
      if (min > max) {
        throw new IllegalArgumentException(
            "min is %d and max is %d, but min must not exceed max".formatted(min, max));
      }
    }

    @Override
    public Supplier<Object> sampler(RandomGenerator random) {
      return () -> (int) random.nextLong(min, max + 1L);
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
