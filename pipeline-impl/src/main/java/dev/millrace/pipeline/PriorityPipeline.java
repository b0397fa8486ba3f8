package dev.millrace.pipeline;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.ProducerRanks;
import dev.millrace.api.Range;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bounded buffer that takes the message of the lowest rank next, and among messages of one rank
 * the one that was put first. The service of a message is not interrupted.
 *
 * <p>With ageing, a wait of that length since the due time is worth one rank. Waiting messages gain
 * alike, so their order never changes, and each has a constant number: its due time plus its rank
 * times the ageing; the lowest is served first. This is the discipline of J. R. Jackson, "Queues
 * with Dynamic Priority Discipline", <i>Management Science</i> 8(1), 1961, whose urgency numbers
 * are the ranks times the ageing. With ageing no message waits for ever; without it a message of a
 * high rank may.
 *
 * <p>The numbers are exact for whole ranks, with ageing and times in whole nanoseconds, up to 104
 * days (2⁵³ ns).
 */
public final class PriorityPipeline extends OneLockPipeline<Message> implements ProducerRanks {

  /**
   * The settings.
   *
   * @param capacity the maximum number of messages, 1 to 100 million
   * @param by the property that determines the rank of a message
   * @param ageing the wait that is worth one rank; null for no ageing. Not allowed with ranks by
   *     due time, which imply ageing.
   */
  public record Settings(
      @Range(min = 1, max = 100_000_000) int capacity,
      Priority by,
      @Range(above = 0) @Nullable Duration ageing) {

    public Settings {
      if (ageing != null && by instanceof Priority.DuePriority) {
        throw new IllegalArgumentException(
            "ageing is set, but ranks by due time imply ageing; allowed with by.type = due: null");
      }
    }
  }

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingDouble(Entry::urgency).thenComparingLong(Entry::number));

  private final Priority by;
  private final ToDoubleFunction<Message> rank;
  private final double ageingNanos;
  private final boolean ages;
  private final boolean keepsOrder;
  private long puts;

  /**
   * A message in the buffer.
   *
   * @param urgency its urgency number; the lowest is served first
   * @param number the number of messages put before it
   */
  private record Entry(Message message, double urgency, long number) {}

  @Inject
  public PriorityPipeline(Settings settings, PipelineContext context) {
    super(settings.capacity());
    Duration ageing = settings.ageing();
    this.by = settings.by();
    this.rank = settings.by().rankFunction(context);
    this.ages = ageing != null;
    this.ageingNanos = ageing == null ? 0 : ageing.toNanos();
    this.keepsOrder = settings.by().keepsOrder();
  }

  /** {@inheritDoc} False if messages are ranked by their bodies. */
  @Override
  public boolean keepsOrder() {
    return keepsOrder;
  }

  @Override
  public int producerRank(String producer) {
    return by.producerRank(producer);
  }

  @Override
  void add(Message message) {
    entries.add(new Entry(message, urgency(message), puts++));
  }

  @Override
  @Nullable Message remove() {
    Entry first = entries.poll();
    return first == null ? null : first.message();
  }

  @Override
  int count() {
    return entries.size();
  }

  private double urgency(Message message) {
    double messageRank = rank.applyAsDouble(message);
    return ages ? message.dueNanos() + messageRank * ageingNanos : messageRank;
  }
}
