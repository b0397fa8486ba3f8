package dev.millrace.sim.report;

import dev.millrace.sim.measure.Latencies;
import dev.millrace.sim.measure.Measurements;
import dev.millrace.sim.study.Estimate;
import dev.millrace.sim.study.GroupLoad;
import dev.millrace.sim.study.PooledShares;
import dev.millrace.sim.study.StudyResult;
import java.io.IOException;

/** The measured part of a run in JSON: all that leaves out the warm-up. */
final class JsonMeasures {

  private static final double CONFIDENCE = StudyResult.CONFIDENCE;

  private final JsonFigures json;
  private final Played played;
  private final boolean untimed;
  private final StudyResult study;
  private final Measurements measured;

  /**
   * @param untimed whether nobody looked at any time
   */
  JsonMeasures(JsonFigures json, Played played, boolean untimed) {
    this.json = json;
    this.played = played;
    this.untimed = untimed;
    this.study = played.study();
    this.measured = played.pooled().measurements();
  }

  void write() throws IOException {
    json.begin("measured");
    json.number("confidence", CONFIDENCE);
    json.count("offered", measured.offered());
    json.count("dropped", measured.dropped());
    json.estimate("throughputPerSecond", study.throughput(CONFIDENCE));
    json.estimate("loss", study.loss(CONFIDENCE));
    times("waitNanos", measured.waits(), study.waitMean(CONFIDENCE), study.waits());
    json.begin("serviceNanos");
    json.estimate("mean", study.serviceMean(CONFIDENCE));
    percentiles(measured.services());
    json.end();
    times("sojournNanos", measured.sojourns(), study.sojournMean(CONFIDENCE), study.sojourns());
    if (!played.virtual()) {
      json.count("timed", measured.times().timed());
      json.begin("latenessNanos");
      percentiles(measured.lateness());
      json.end();
    }
    if (!untimed) {
      json.begin("blocked");
      json.estimate("share", study.blockedShare(CONFIDENCE));
      json.estimate("meanNanos", study.blockedMean(CONFIDENCE));
      json.end();
    }
    queue();
    if (!untimed) {
      utilisation();
    }
    json.end();
  }

  private void times(String name, Latencies latencies, Estimate mean, PooledShares shares)
      throws IOException {
    json.begin(name);
    json.estimate("mean", mean);
    json.estimate("p50", shares.percentile(50, CONFIDENCE));
    json.estimate("p90", shares.percentile(90, CONFIDENCE));
    json.estimate("p99", shares.percentile(99, CONFIDENCE));
    json.estimate("p99.9", shares.percentile(99.9, CONFIDENCE));
    maxAndCount(latencies);
    json.end();
  }

  private void percentiles(Latencies latencies) throws IOException {
    if (latencies.count() > 0) {
      json.count("p50", latencies.percentileNanos(50));
      json.count("p90", latencies.percentileNanos(90));
      json.count("p99", latencies.percentileNanos(99));
      json.count("p99.9", latencies.percentileNanos(99.9));
    }
    maxAndCount(latencies);
  }

  private void maxAndCount(Latencies latencies) throws IOException {
    if (latencies.count() > 0) {
      json.count("max", latencies.maxNanos());
    }
    json.count("count", latencies.count());
  }

  private void queue() throws IOException {
    int capacity = played.pooled().pipelineCapacity();
    json.begin("queue");
    if (capacity < Integer.MAX_VALUE) {
      json.count("capacity", capacity);
    }
    if (!untimed) {
      json.count("longest", measured.queue().longest());
    }
    if (measured.queue().exact()) {
      json.estimate("mean", study.queueMean(CONFIDENCE));
      json.estimate("fullShare", study.fullShare(CONFIDENCE));
    }
    json.end();
  }

  private void utilisation() throws IOException {
    json.begin("utilisation");
    for (GroupLoad group : study.groups(CONFIDENCE)) {
      json.begin(group.group());
      json.count("workers", group.workers());
      json.estimate("mean", group.utilisation());
      json.number("least", group.least());
      json.number("most", group.most());
      json.end();
    }
    json.end();
  }
}
