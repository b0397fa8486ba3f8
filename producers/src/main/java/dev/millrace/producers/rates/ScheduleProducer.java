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

/** A producer whose rate runs through stages: steady, rising, falling, or swinging like a day. */
public final class ScheduleProducer implements Producer {

  private final Settings settings;
  private final ScheduledMessages messages;

  @Inject
  public ScheduleProducer(Settings settings, RandomGenerator random) {
    this.settings = settings;
    messages =
        new ScheduledMessages(
            settings.messages(),
            new CumulativeArrivals(
                new StagesInTurn(settings.pieces(), settings.repeat()),
                settings.spacing().steps(random)),
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
   * @param messages how many this worker makes at most; null for no limit
   * @param body what they hold
   * @param stages how the rate runs, one after another; at least one
   * @param spacing how messages are placed
   * @param repeat whether the first stage follows the last
   */
  public record Settings(
      @Range(min = 1) @Nullable Long messages,
      Body body,
      List<Stage> stages,
      Spacing spacing,
      boolean repeat) {

    /** Below this, the search for the next message would take noticeable time. */
    private static final double LEAST_MESSAGES = 0.001;

    public Settings {
      stages = List.copyOf(stages);
      if (stages.isEmpty()) {
        throw new IllegalArgumentException("stages is empty: at least one is needed");
      }
      double messagesOfAPass =
          stages.stream()
              .flatMap(stage -> stage.pieces().stream())
              .mapToDouble(RatePiece::messages)
              .sum();
      if (messagesOfAPass == 0) {
        throw new IllegalArgumentException("the rate is 0 in every stage: no message would be due");
      }
      if (repeat && messagesOfAPass < LEAST_MESSAGES) {
        throw new IllegalArgumentException(
            "a pass through all stages makes %s messages on average: with repeat it must be at"
                    .formatted(messagesOfAPass)
                + " least "
                + LEAST_MESSAGES);
      }
    }

    private List<RatePiece> pieces() {
      return stages.stream().flatMap(stage -> stage.pieces().stream()).toList();
    }
  }

  /** The pieces of all stages, once or for ever. */
  private static final class StagesInTurn implements RatePieces {

    private final List<RatePiece> pieces;
    private final boolean repeat;
    private Iterator<RatePiece> rest;

    StagesInTurn(List<RatePiece> pieces, boolean repeat) {
      this.pieces = pieces;
      this.repeat = repeat;
      rest = pieces.iterator();
    }

    @Override
    public @Nullable RatePiece next() {
      if (repeat && !rest.hasNext()) {
        rest = pieces.iterator();
      }
      return rest.hasNext() ? rest.next() : null;
    }
  }
}
