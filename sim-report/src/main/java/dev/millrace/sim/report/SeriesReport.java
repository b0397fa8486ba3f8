package dev.millrace.sim.report;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.millrace.sim.recording.TimeSeries;
import dev.millrace.sim.recording.TimeSeries.Bin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The course of a run, warm-up included: columns of equal length, one element for each bin, null
 * where nothing was measured. Bin <i>i</i> begins at <i>i</i> times its width.
 *
 * @param binNanos the width of a bin
 * @param endNanos the end of the run, in the last bin
 * @param exactQueue whether the length of the queue was known at all times, not only read
 * @param arrivals messages due in the bin
 * @param delivered messages delivered in the bin
 * @param failed messages whose last attempt failed in the bin
 * @param dropped messages dropped in the bin, by reason
 * @param blockedProducers the mean number of producers in put
 * @param busyConsumers the mean number of workers that store
 * @param sojournP50Nanos of the messages delivered in the bin; at most 3 % too long, as the p99 is
 */
public record SeriesReport(
    long binNanos,
    long endNanos,
    boolean exactQueue,
    @JsonSerialize(using = Json.OnOneLine.class) List<Long> arrivals,
    @JsonSerialize(using = Json.OnOneLine.class) List<Long> delivered,
    @JsonSerialize(using = Json.OnOneLine.class) List<Long> failed,
    @JsonSerialize(contentUsing = Json.OnOneLine.class) Map<String, List<Long>> dropped,
    @JsonSerialize(using = Json.OnOneLine.class) List<@Nullable Integer> queueMin,
    @JsonSerialize(using = Json.OnOneLine.class) List<@Nullable Double> queueMean,
    @JsonSerialize(using = Json.OnOneLine.class) List<@Nullable Integer> queueMax,
    @JsonSerialize(using = Json.OnOneLine.class) List<Double> blockedProducers,
    @JsonSerialize(using = Json.OnOneLine.class) List<Double> busyConsumers,
    @JsonSerialize(using = Json.OnOneLine.class) List<@Nullable Long> sojournP50Nanos,
    @JsonSerialize(using = Json.OnOneLine.class) List<@Nullable Long> sojournP99Nanos,
    @JsonSerialize(using = Json.OnOneLine.class) List<@Nullable Long> sojournMaxNanos) {

  static SeriesReport of(TimeSeries series) {
    List<Bin> bins = series.bins();
    Map<String, List<Long>> dropped = new LinkedHashMap<>();
    for (int i = 0; i < series.dropReasons().size(); i++) {
      int reason = i;
      dropped.put(series.dropReasons().get(i), column(bins, bin -> bin.dropped().get(reason)));
    }
    return new SeriesReport(
        series.binNanos(),
        series.endNanos(),
        series.exactQueue(),
        column(bins, Bin::arrivals),
        column(bins, Bin::delivered),
        column(bins, Bin::failed),
        dropped,
        column(bins, bin -> bin.queue() == null ? null : bin.queue().min()),
        column(bins, bin -> bin.queue() == null ? null : bin.queue().mean()),
        column(bins, bin -> bin.queue() == null ? null : bin.queue().max()),
        column(bins, Bin::blockedProducers),
        column(bins, Bin::busyConsumers),
        column(bins, bin -> bin.sojourn() == null ? null : bin.sojourn().p50()),
        column(bins, bin -> bin.sojourn() == null ? null : bin.sojourn().p99()),
        column(bins, bin -> bin.sojourn() == null ? null : bin.sojourn().max()));
  }

  private static <T extends @Nullable Object> List<T> column(List<Bin> bins, Function<Bin, T> of) {
    List<T> column = new ArrayList<>(bins.size());
    bins.forEach(bin -> column.add(of.apply(bin)));
    return column;
  }

  /** Returns the number of bins. */
  public int bins() {
    return arrivals.size();
  }
}
