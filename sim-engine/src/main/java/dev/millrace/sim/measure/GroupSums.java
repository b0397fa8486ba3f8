package dev.millrace.sim.measure;

import dev.millrace.sim.measure.MessageGroups.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a run's messages, of all together and by group. Times are copied for each group, but
 * only where there are several.
 */
final class GroupSums {

  private final Meters meters;
  private final List<Part> parts;
  private final long[] offered;
  private final long[] dropped;
  private final long[] failed;
  private final MessageTimes times;
  private final @Nullable MessageTimes[] byPart;
  private final Map<String, GroupFigures> consumers = new LinkedHashMap<>();

  GroupSums(Meters meters) {
    this.meters = meters;
    this.parts = meters.groups().parts();
    this.offered = new long[parts.size()];
    this.dropped = meters.droppedInside().clone();
    this.failed = new long[parts.size()];
    this.times = new MessageTimes(meters.warmUp());
    this.byPart = new @Nullable MessageTimes[parts.size()];
    addProducers();
    addConsumers();
  }

  private void addProducers() {
    for (ProducerMeter meter : meters.producers()) {
      offered[meter.part()] += meter.offered();
      for (int part = 0; part < parts.size(); part++) {
        dropped[part] += meter.droppedOf(part);
      }
    }
  }

  private void addConsumers() {
    List<String> groups = meters.consumerGroups();
    if (groups.size() > 1) {
      groups.forEach(group -> consumers.put(group, GroupFigures.none(group)));
    }
    Map<GroupedTimes, String> groupOf = meters.timesByGroup();
    for (ConsumerMeter meter : meters.consumers()) {
      String group = groupOf.remove(meter.times());
      if (group != null) {
        add(meter.times(), consumers.get(group));
      }
    }
    consumers.replaceAll((group, figures) -> figures.withCalls(meters.callsOf(group)));
  }

  private void add(GroupedTimes recorded, @Nullable GroupFigures ofConsumers) {
    long expired = 0;
    long failures = 0;
    for (int part = 0; part < parts.size(); part++) {
      dropped[part] += recorded.expiredOf(part);
      failed[part] += recorded.failedOf(part);
      expired += recorded.expiredOf(part);
      failures += recorded.failedOf(part);
      MessageTimes there = recorded.ofPart(part);
      if (there != null) {
        times.add(there, recorded.weight());
        if (parts.size() > 1) {
          ofPart(part).add(there, recorded.weight());
        }
        if (ofConsumers != null) {
          ofConsumers.times().add(there, recorded.weight());
        }
      }
    }
    if (ofConsumers != null) {
      consumers.put(ofConsumers.name(), ofConsumers.withLosses(expired, failures));
    }
  }

  private MessageTimes ofPart(int part) {
    MessageTimes there = byPart[part];
    if (there == null) {
      there = new MessageTimes(meters.warmUp());
      byPart[part] = there;
    }
    return there;
  }

  MessageTimes times() {
    return times;
  }

  long offered() {
    return Arrays.stream(offered).sum();
  }

  long dropped() {
    return Arrays.stream(dropped).sum();
  }

  long failed() {
    return Arrays.stream(failed).sum();
  }

  Breakdown breakdown() {
    if (parts.size() == 1) {
      return new Breakdown(List.of(), List.copyOf(consumers.values()), List.of());
    }
    List<GroupFigures> ofProducers = merged(Part::group, new LinkedHashMap<>());
    List<GroupFigures> ofRanks = merged(Part::rank, new TreeMap<>());
    boolean sameDivision = ofProducers.size() == parts.size() && ofRanks.size() == parts.size();
    return new Breakdown(
        ofProducers.size() > 1 ? ofProducers : List.of(),
        List.copyOf(consumers.values()),
        ofRanks.size() > 1 && !sameDivision ? ofRanks : List.of());
  }

  /** Returns the figures of the parts that have the same property. */
  private <P> List<GroupFigures> merged(
      Function<Part, P> property, Map<P, GroupFigures> byProperty) {
    for (int i = 0; i < parts.size(); i++) {
      P value = property.apply(parts.get(i));
      String name = value instanceof Integer rank ? Integer.toString(rank + 1) : "" + value;
      GroupFigures part =
          new GroupFigures(name, offered[i], dropped[i], failed[i], ofPart(i), StoredCalls.NONE);
      GroupFigures others = byProperty.getOrDefault(value, GroupFigures.none(name));
      byProperty.put(value, others.plus(part));
    }
    return new ArrayList<>(byProperty.values());
  }
}
