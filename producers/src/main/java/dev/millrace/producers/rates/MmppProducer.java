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
 * A Markov-modulated Poisson process: Poisson arrivals whose rate depends on a state. Each state
 * lasts for an exponential time, and the next one follows in a cycle, from the first on.
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
            new RateDrivenProcess(
                new StateSequence(
                    settings.states(), UnitExponential.of(RandomStreams.split(random))),
                Spacing.POISSON.increments(random)),
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
   * @param messages the number of messages of each worker; null for no limit
   * @param body the bodies of the messages
   * @param states the states of the cycle, at least one
   */
  public record Settings(@Range(min = 1) @Nullable Long messages, Body body, List<State> states) {

    /** Bounds the number of rounds until the next message. */
    private static final double MIN_MESSAGES_PER_ROUND = 0.001;

    public Settings {
      states = List.copyOf(states);
      if (states.isEmpty()) {
        throw new IllegalArgumentException("states is empty; allowed: at least one");
      }
      double messagesPerRound = 0;
      for (State state : states) {
        messagesPerRound += state.rate() * (state.dwell().toNanos() / 1e9);
      }
      if (!(messagesPerRound >= MIN_MESSAGES_PER_ROUND)) {
        throw new IllegalArgumentException(
            "all states together have %s messages a round on average; allowed: at least %s"
                .formatted(messagesPerRound, MIN_MESSAGES_PER_ROUND));
      }
    }
  }

  /**
   * A state.
   *
   * @param rate the mean rate in messages a second, at least 0
   * @param dwell the mean duration of the state, above 0
   */
  public record State(@Range(min = 0) double rate, @Range(above = 0) Duration dwell) {}

  /** Repeats the states, each for an exponential time. */
  private static final class StateSequence implements RateSegments {

    private final List<State> states;
    private final DoubleSupplier exponential;
    private int nextState;

    StateSequence(List<State> states, DoubleSupplier exponential) {
      this.states = states;
      this.exponential = exponential;
    }

    @Override
    public RateSegment next() {
      State state = states.get(nextState);
      nextState = (nextState + 1) % states.size();
      long nanos = Math.round(state.dwell().toNanos() * exponential.getAsDouble());
      return LinearRate.constant(state.rate(), nanos);
    }
  }
}
