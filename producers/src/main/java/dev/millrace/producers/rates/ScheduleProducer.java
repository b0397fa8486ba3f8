package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.producers.Body;
import dev.millrace.producers.RandomStreams;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A producer with a rate that is planned in stages: constant, ramps, steps, sinusoidal. */
public final class ScheduleProducer implements Producer {

  private final Settings settings;
  private final ScheduledMessages messages;

  @Inject
  public ScheduleProducer(Settings settings, RandomGenerator random) {
    this.settings = settings;
    messages =
        new ScheduledMessages(
            settings.messages(),
            new RateDrivenProcess(
                new StageSequence(Settings.segments(settings.stages()), settings.repeat()),
                settings.spacing().increments(random)),
            settings.body().sampler(RandomStreams.split(random)));
  }

  @Override
  public @Nullable Arrival next() throws IOException {
    return messages.next();
  }

  @Override
  public boolean isEndless() {
    return settings.repeat() && settings.messages() == null;
  }

  /**
   * The settings of a {@link ScheduleProducer}.
   *
   * @param messages the maximum number of messages of each worker; null for no limit
   * @param body the bodies of the messages
   * @param stages the stages in order, at least one
   * @param spacing the spacing of the messages
   * @param repeat whether the first stage follows the last
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      List<Stage> stages,
      Spacing spacing,
      boolean repeat) {

    /** Bounds the number of passes until the next message. */
    private static final double MIN_MESSAGES_PER_PASS = 0.001;

    public Settings {
      stages = List.copyOf(stages);
      if (stages.isEmpty()) {
        throw new IllegalArgumentException("stages is empty; allowed: at least one");
      }
      double messagesPerPass = segments(stages).stream().mapToDouble(RateSegment::messages).sum();
      if (messagesPerPass == 0) {
        throw new IllegalArgumentException(
            "the rate is 0 in every stage; allowed: above 0 in at least one");
      }
      if (repeat && messagesPerPass < MIN_MESSAGES_PER_PASS) {
        throw new IllegalArgumentException(
            "all stages together have %s messages on average; allowed with repeat: at least %s"
                .formatted(messagesPerPass, MIN_MESSAGES_PER_PASS));
      }
    }

    private static List<RateSegment> segments(List<Stage> stages) {
      return stages.stream().flatMap(stage -> stage.segments().stream()).toList();
    }
  }

  /** The segments of all stages, once or repeated. */
  private static final class StageSequence implements RateSegments {

    private final List<RateSegment> segments;
    private final boolean repeat;
    private Iterator<RateSegment> remaining;

    StageSequence(List<RateSegment> segments, boolean repeat) {
      this.segments = segments;
      this.repeat = repeat;
      remaining = segments.iterator();
    }

    @Override
    public @Nullable RateSegment next() {
      if (repeat && !remaining.hasNext()) {
        remaining = segments.iterator();
      }
      return remaining.hasNext() ? remaining.next() : null;
    }
  }
}
