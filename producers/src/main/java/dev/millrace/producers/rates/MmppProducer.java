package dev.millrace.producers.rates;

import dev.millrace.api.Arrival;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.producers.Body;
import dev.millrace.producers.RandomStreams;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A producer of a Markov-modulated Poisson process: it is in one of several states, each with a
 * rate of its own, stays there for an exponential time and moves on to the next. It begins in the
 * first state.
 *
 * <p>Fischer and Meier-Hellstern, <i>The Markov-modulated Poisson process (MMPP) cookbook</i>,
 * Performance Evaluation 18, 1993.
 */
public final class MmppProducer implements Producer {

  private final Settings settings;
  private final ScheduledMessages messages;

  @Inject
  public MmppProducer(Settings settings, RandomGenerator random) {
    this.settings = settings;
    messages =
        new ScheduledMessages(
            settings.messages(),
            new CumulativeArrivals(
                new StatesInTurn(
                    settings.states(), UnitExponential.of(RandomStreams.split(random))),
                Spacing.POISSON.steps(random)),
            settings.body().sampler(RandomStreams.split(random)));
  }

  @Override
  public @Nullable Arrival next() throws IOException {
    return messages.next();
  }

  @Override
  public boolean isEndless() {
    return settings.messages() == null;
  }

  /**
   * The settings of an {@link MmppProducer}.
   *
   * @param messages how many this worker makes; null for no end
   * @param body what they hold
   * @param states what it passes through, over and over in this order; at least one
   */
  public record Settings(@Range(min = 1) @Nullable Long messages, Body body, List<State> states) {

    /** Below this, the search for the next message would take noticeable time. */
    private static final double LEAST_MESSAGES = 0.001;

    public Settings {
      states = List.copyOf(states);
      if (states.isEmpty()) {
        throw new IllegalArgumentException("states is empty: at least one is needed");
      }
      double messagesOfARound = 0;
      for (State state : states) {
        messagesOfARound += state.rate() * (state.dwell().toNanos() / 1e9);
      }
      if (!(messagesOfARound >= LEAST_MESSAGES)) {
        throw new IllegalArgumentException(
            "a round through all states makes %s messages on average: it must be at least %s"
                .formatted(messagesOfARound, LEAST_MESSAGES));
      }
    }
  }

  /**
   * One state.
   *
   * @param rate how many messages a second it makes on average; at least 0
   * @param dwell how long it lasts on average; above 0
   */
  public record State(@Range(min = 0) double rate, @Range(above = 0) Duration dwell) {}

  /** The states, over and over, each for an exponential time. */
  private static final class StatesInTurn implements RatePieces {

    private final List<State> states;
    private final DoubleSupplier exponential;
    private int nextState;

    StatesInTurn(List<State> states, DoubleSupplier exponential) {
      this.states = states;
      this.exponential = exponential;
    }

    @Override
    public RatePiece next() {
      State state = states.get(nextState);
      nextState = (nextState + 1) % states.size();
      long nanos = Math.round(state.dwell().toNanos() * exponential.getAsDouble());
      return LinearRate.steady(state.rate(), nanos);
    }
  }
}
