package dev.millrace.sim.recording;

import dev.millrace.api.Message;
import dev.millrace.ledger.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Records a {@link TimeSeries} in bounded memory: when an event is beyond the last of {@value
 * #MAX_BINS} bins, neighbours are merged and the width doubles. Events may come in any order of
 * time. Not thread-safe.
 *
 * <p>Most events are in the bin of the event before, which is found without a division.
 */
final class SeriesRecorder implements MessageRecorder {

  static final int MAX_BINS = 1024;

  /** The most bins that a run of the expected length fills: the rest is for its drain. */
  private static final int EXPECTED_BINS = 1000;

  /** The first width in a run of unknown length. */
  private static final long MIN_WIDTH_NANOS = 1_000;

  private final boolean exactQueue;
  private final List<String> reasons = new ArrayList<>();
  private final @Nullable SeriesBin[] bins = new @Nullable SeriesBin[MAX_BINS];
  private long widthNanos;

  /** The number of the last bin with an event. */
  private int last;

  private SeriesBin current = new SeriesBin();
  private long currentFromNanos;
  private long currentToNanos;

  private int queueLength;
  private long queueSinceNanos;

  private SeriesRecorder(long widthNanos, boolean exactQueue) {
    this.widthNanos = widthNanos;
    this.exactQueue = exactQueue;
    bins[0] = current;
    currentToNanos = widthNanos;
    if (exactQueue) {
      current.queue(0);
    }
  }

  /**
   * Creates an empty series.
   *
   * @param lengthNanos the expected length of the run; {@link Long#MAX_VALUE} if it is unknown
   * @param exactQueue whether the length of the queue is known at all times
   */
  static SeriesRecorder forLength(long lengthNanos, boolean exactQueue) {
    return new SeriesRecorder(
        lengthNanos == Long.MAX_VALUE ? MIN_WIDTH_NANOS : roundWidth(lengthNanos), exactQueue);
  }

  /** Returns 1, 2 or 5 times a power of ten: the least with which the expected bins suffice. */
  private static long roundWidth(long lengthNanos) {
    long needed =
        Math.max(1, lengthNanos / EXPECTED_BINS + (lengthNanos % EXPECTED_BINS > 0 ? 1 : 0));
    long power = 1;
    while (10 * power < needed) {
      power *= 10;
    }
    return needed <= power
        ? power
        : needed <= 2 * power ? 2 * power : needed <= 5 * power ? 5 * power : 10 * power;
  }

  @Override
  public void offered(Message message) {
    bin(message.dueNanos()).arrivals++;
  }

  @Override
  public void blocked(long fromNanos, long toNanos) {
    if (fromNanos >= currentFromNanos && toNanos < currentToNanos) {
      current.blockedNanos += toNanos - fromNanos;
    } else {
      spread(fromNanos, toNanos, (bin, nanos) -> bin.blockedNanos += nanos);
    }
  }

  @Override
  public void busy(long fromNanos, long toNanos) {
    if (fromNanos >= currentFromNanos && toNanos < currentToNanos) {
      current.busyNanos += toNanos - fromNanos;
    } else {
      spread(fromNanos, toNanos, (bin, nanos) -> bin.busyNanos += nanos);
    }
  }

  @Override
  public void queueLength(int length, long nowNanos) {
    if (queueSinceNanos >= currentFromNanos && nowNanos < currentToNanos) {
      current.queueSum += (double) queueLength * (nowNanos - queueSinceNanos);
      queueSinceNanos = nowNanos;
      current.queue(length);
    } else {
      extendQueue(nowNanos);
      bin(nowNanos).queue(length);
    }
    queueLength = length;
  }

  private void extendQueue(long nowNanos) {
    spread(
        queueSinceNanos,
        nowNanos,
        (bin, nanos) -> {
          bin.queueSum += (double) queueLength * nanos;
          bin.queue(queueLength);
        });
    queueSinceNanos = nowNanos;
  }

  @Override
  public void queueSeen(int length, long nowNanos) {
    if (!exactQueue) {
      SeriesBin bin = bin(nowNanos);
      bin.queue(length);
      bin.queueSum += length;
      bin.queueReadings++;
    }
  }

  @Override
  public void dropped(Message message, String reason, long nowNanos) {
    int number = reasons.indexOf(reason);
    if (number < 0) {
      number = reasons.size();
      reasons.add(reason);
    }
    bin(nowNanos).dropped(number);
  }

  @Override
  public void completed(Message message, Outcome outcome, long startedNanos, long nowNanos) {
    if (outcome == Outcome.DELIVERED) {
      SeriesBin bin = bin(nowNanos);
      bin.delivered++;
      bin.sojourn(nowNanos - message.dueNanos());
    } else if (outcome == Outcome.FAILED) {
      bin(nowNanos).failed++;
    }
  }

  private SeriesBin bin(long nanos) {
    return nanos >= currentFromNanos && nanos < currentToNanos ? current : find(nanos);
  }

  /**
   * Returns the bin of a time, which is the current one from now on unless it is an earlier one.
   */
  private SeriesBin find(long nanos) {
    long number = Math.max(0, nanos) / widthNanos;
    while (number >= MAX_BINS) {
      mergeNeighbours();
      number = nanos / widthNanos;
    }
    int at = (int) number;
    SeriesBin found = bins[at];
    if (found == null) {
      found = new SeriesBin();
      bins[at] = found;
      last = Math.max(last, at);
    }
    if (nanos >= currentFromNanos) {
      current = found;
      currentFromNanos = at * widthNanos;
      currentToNanos = endOf(currentFromNanos);
    }
    return found;
  }

  private long endOf(long fromNanos) {
    return fromNanos > Long.MAX_VALUE - widthNanos ? Long.MAX_VALUE : fromNanos + widthNanos;
  }

  private void mergeNeighbours() {
    for (int i = 0; i < MAX_BINS / 2; i++) {
      SeriesBin first = bins[2 * i];
      SeriesBin second = bins[2 * i + 1];
      if (first != null && second != null) {
        first.add(second);
      }
      bins[i] = first == null ? second : first;
    }
    for (int i = MAX_BINS / 2; i < MAX_BINS; i++) {
      bins[i] = null;
    }
    last /= 2;
    widthNanos *= 2;
    currentFromNanos = 0;
    currentToNanos = 0;
  }

  /** Adds to a bin what belongs to a part of a span. */
  @FunctionalInterface
  private interface Share {
    void add(SeriesBin bin, long nanos);
  }

  private void spread(long fromNanos, long toNanos, Share share) {
    if (toNanos <= fromNanos) {
      return;
    }
    find(toNanos - 1); // the width may double first
    long at = Math.max(0, fromNanos);
    while (at < toNanos) {
      SeriesBin bin = find(at);
      long end = Math.min(toNanos, endOf(at / widthNanos * widthNanos));
      share.add(bin, end - at);
      at = end;
    }
  }

  /** Returns the series of a run that has ended. */
  TimeSeries series(long endNanos) {
    if (exactQueue) {
      extendQueue(endNanos);
    }
    find(Math.max(0, endNanos - 1));
    List<Integer> order =
        IntStream.range(0, reasons.size())
            .boxed()
            .sorted(Comparator.comparing(reasons::get))
            .toList();
    List<TimeSeries.Bin> published = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      SeriesBin bin = bins[i];
      long nanos = Math.max(0, Math.min(widthNanos, endNanos - i * widthNanos));
      published.add((bin == null ? new SeriesBin() : bin).toBin(nanos, exactQueue, order));
    }
    return new TimeSeries(
        widthNanos,
        endNanos,
        exactQueue,
        order.stream().map(reasons::get).toList(),
        List.copyOf(published));
  }
}
