package dev.millrace.sim.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the workers of a run, all of which have ended.
 *
 * @param groups the groups by which messages were measured
 * @param presences the meters of workers that are added and removed
 * @param calls the meters of consumers that have batches or retries
 * @param figures what components reported of themselves
 * @param droppedInside the numbers of measured messages that the pipeline dropped by itself, by
 *     part of the groups
 */
public record Meters(
    WarmUp warmUp,
    MessageGroups groups,
    List<ProducerMeter> producers,
    List<ConsumerMeter> consumers,
    List<PresenceMeter> presences,
    List<CallMeter> calls,
    List<FigureRecorder> figures,
    long[] droppedInside) {

  /** Creates the meters of workers whose messages are not measured by group. */
  public Meters(WarmUp warmUp, List<ProducerMeter> producers, List<ConsumerMeter> consumers) {
    this(
        warmUp,
        MessageGroups.single(),
        producers,
        consumers,
        List.of(),
        List.of(),
        List.of(),
        new long[1]);
  }

  /**
   * Merges what was measured.
   *
   * @param queue the length of the queue; null if it was read only after puts
   * @param endNanos when the run ended, since its start
   * @param stopped whether the run was stopped, or had all its messages, before its duration was
   *     over
   */
  public Measurements merge(@Nullable QueueLength queue, long endNanos, boolean stopped) {
    var sums = new GroupSums(this);
    var lateness = new Latencies();
    long blocked = 0;
    long producing = 0;
    long behind = 0;
    List<Long> lagGrowth = List.of();
    int longest = 0;
    for (ProducerMeter meter : producers) {
      if (meter.lateness() != null) {
        lateness.add(meter.lateness());
      }
      blocked += meter.blockedNanos();
      producing += meter.activeNanos();
      behind = Math.max(behind, meter.behindNanos());
      lagGrowth = Measurements.worse(lagGrowth, meter.lagGrowth());
      longest = Math.max(longest, meter.longestQueue());
    }
    long toNanos = endOfObservation(sums.times(), endNanos, stopped);
    long fromNanos = Math.min(warmUp.endNanos(), toNanos);
    return new Measurements(
        sums.times(),
        lateness,
        sums.offered(),
        sums.dropped(),
        blocked,
        producing,
        behind,
        lagGrowth,
        queue == null ? QueueLength.asSeen(longest) : queue,
        loads(fromNanos, toNanos),
        fromNanos,
        toNanos,
        sums.failed(),
        calls.stream().map(CallMeter::calls).reduce(StoredCalls.NONE, StoredCalls::plus),
        drainNanos(),
        sums.breakdown(),
        ownFigures());
  }

  /**
   * Merges what was measured of messages that passed through several stages. The consumers of these
   * meters measured messages from the first stage on.
   *
   * @param stages the meters of the stages, the first one first
   * @param queue as in {@link #merge}, of the first stage
   */
  public Measurements across(
      List<Meters> stages, @Nullable QueueLength queue, long endNanos, boolean stopped) {
    Meters all =
        new Meters(
            warmUp,
            groups,
            stages.get(0).producers,
            consumers,
            stages.stream().flatMap(stage -> stage.presences.stream()).toList(),
            stages.stream().flatMap(stage -> stage.calls.stream()).toList(),
            stages.stream().flatMap(stage -> stage.figures.stream()).toList(),
            droppedInside);
    return all.merge(queue, endNanos, stopped).withoutConsumerGroups();
  }

  private long endOfObservation(MessageTimes times, long endNanos, boolean stopped) {
    long toNanos = warmUp.observedToNanos();
    if (times.untimed()) {
      return endNanos; // of each message it is only known that it was done by then
    }
    if (endNanos >= toNanos
        || (!stopped && producers.stream().anyMatch(meter -> meter.lastDueNanos() >= toNanos))) {
      return toNanos;
    }
    long last = Math.max(times.lastDoneNanos(), lastCompletion());
    for (ProducerMeter meter : producers) {
      last = Math.max(last, meter.putEndNanos());
    }
    return Math.min(last, endNanos);
  }

  private long lastCompletion() {
    return consumers.stream().mapToLong(ConsumerMeter::doneNanos).max().orElse(0);
  }

  private long drainNanos() {
    long lastDue = producers.stream().mapToLong(ProducerMeter::lastOfferedNanos).max().orElse(0);
    return Math.max(0, lastCompletion() - lastDue);
  }

  private List<Measurements.Load> loads(long fromNanos, long toNanos) {
    Map<String, Long> busyNanos = new LinkedHashMap<>();
    consumers.forEach(meter -> busyNanos.merge(meter.worker(), meter.busyNanos(), Long::sum));
    Map<String, Long> presentNanos = new HashMap<>();
    presences.forEach(meter -> presentNanos.put(meter.worker(), meter.within(fromNanos, toNanos)));
    return busyNanos.entrySet().stream()
        .map(
            each ->
                new Measurements.Load(
                    each.getKey(),
                    each.getValue(),
                    presentNanos.getOrDefault(each.getKey(), toNanos - fromNanos)))
        .toList();
  }

  private List<OwnFigure> ownFigures() {
    Map<String, OwnFigure> all = new LinkedHashMap<>();
    figures.forEach(recorder -> recorder.addTo(all));
    return new ArrayList<>(all.values());
  }

  /** Returns each record of times once, with the group of the consumers that share it. */
  Map<GroupedTimes, String> timesByGroup() {
    Map<GroupedTimes, String> groupOf = new IdentityHashMap<>();
    consumers.forEach(meter -> groupOf.putIfAbsent(meter.times(), meter.group()));
    return groupOf;
  }

  /** Returns the groups of consumers, in the order of the scenario. */
  List<String> consumerGroups() {
    return consumers.stream().map(ConsumerMeter::group).distinct().toList();
  }

  /** Returns the batches and attempts of a group of consumers. */
  StoredCalls callsOf(String group) {
    Stream<CallMeter> ofGroup =
        calls.stream().filter(meter -> WorkerNames.group(meter.worker()).equals(group));
    return ofGroup.map(CallMeter::calls).reduce(StoredCalls.NONE, StoredCalls::plus);
  }
}
