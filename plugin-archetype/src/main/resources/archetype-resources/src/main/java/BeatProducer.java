package ${package};

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;

/** A producer whose messages follow each other at a steady pace. */
public final class BeatProducer implements Producer {

  /** The keys of its block; reference.conf has their defaults. */
  public record Settings(@Range(min = 1) long messages, @Range(above = 0) Duration gap) {}

  private final Settings settings;
  private long produced;

  @Inject
  BeatProducer(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Arrival next() {
    if (produced == settings.messages()) {
      return null;
    }
    return new Arrival(settings.gap().toNanos(), "message " + ++produced);
  }
}
