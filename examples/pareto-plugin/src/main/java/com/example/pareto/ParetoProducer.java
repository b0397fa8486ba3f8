package com.example.pareto;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A producer with Pareto-distributed gaps: mostly short, occasionally very long. */
public final class ParetoProducer implements Producer {

  /** The settings of a {@link ParetoProducer}; reference.conf has their defaults. */
  public record Settings(
      @Range(min = 1) long messages,
      @Range(above = 0) Duration minGap,
      @Range(above = 0) double shape) {}

  private final Settings settings;
  private final RandomGenerator random;
  private long produced;

  @Inject
  ParetoProducer(Settings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  @Override
  public @Nullable Arrival next() {
    if (produced == settings.messages()) {
      return null;
    }
    double uniform = 1 - random.nextDouble();
    double gap = settings.minGap().toNanos() * Math.pow(uniform, -1 / settings.shape());
    return new Arrival((long) gap, "message " + ++produced);
  }
}
