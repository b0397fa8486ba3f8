package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer whose most urgent message is taken next: the one of the lowest rank, and of
 * those of one rank the one that was put first. A message that a consumer has taken is not
 * interrupted.
 *
 * <p>With ageing, to have waited for so long since it was due is worth one rank to a message. All
 * that wait gain alike, so two of them never change places, and each has a number that does not
 * change either: its due time plus its rank times the ageing; the lowest is served first. This is
 * the discipline of J. R. Jackson, "Queues with Dynamic Priority Discipline", <i>Management
 * Science</i> 8(1), 1961, whose urgency numbers are the ranks times the ageing. No message waits
 * for ever then, as one of a late rank may without ageing.
 *
 * <p>Those numbers are exact for whole ranks, and ageing and times in whole nanoseconds, up to 104
 * days (2⁵³ ns).
 */
public final class PriorityPipeline extends OneLockPipeline<Message> {

  /**
   * What can be set.
   *
   * @param capacity how many messages fit, 1 to 100 million
   * @param by what the rank of a message depends on
   * @param ageing how long a wait is worth one rank; null if no wait is. Nothing ages that is
   *     ranked by its due time, which is to age already.
   */
  public record Settings(
      @Range(min = 1, max = 100_000_000) int capacity,
      Ranking by,
      @Range(above = 0) @Nullable Duration ageing) {

    public Settings {
      if (ageing != null && by instanceof Ranking.DueRanking) {
        throw new IllegalArgumentException(
            "ageing is set, but by the due time a message is the more urgent the longer it waits "
                + "anyway; allowed with by.type = due: null");
      }
    }
  }

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingDouble(Waiting::urgency).thenComparingLong(Waiting::number));

  private final ToDoubleFunction<Message> rank;
  private final double ageingNanos;
  private final boolean ages;
  private final boolean keepsOrder;
  private long puts;

  /**
   * A message inside.
   *
   * @param urgency the lowest is served first
   * @param number how many were put before it
   */
  private record Waiting(Message message, double urgency, long number) {}

  @Inject
  public PriorityPipeline(Settings settings, PipelineContext run) {
    super(settings.capacity());
    Duration ageing = settings.ageing();
    this.rank = settings.by().in(run);
    this.ages = ageing != null;
    this.ageingNanos = ageing == null ? 0 : ageing.toNanos();
    this.keepsOrder = settings.by().keepsOrder();
  }

  /** {@inheritDoc} It does unless messages are ranked by their bodies. */
  @Override
  public boolean keepsOrder() {
    return keepsOrder;
  }

  @Override
  void keep(Message message) {
    waiting.add(new Waiting(message, urgency(message), puts++));
  }

  @Override
  @Nullable Message next() {
    Waiting first = waiting.poll();
    return first == null ? null : first.message();
  }

  @Override
  int count() {
    return waiting.size();
  }

  private double urgency(Message message) {
    double place = rank.applyAsDouble(message);
    return ages ? message.dueNanos() + place * ageingNanos : place;
  }
}
