package dev.millrace.sim.report;

import com.typesafe.config.Config;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** A sized scenario in the words of libraries that people configure. */
public final class Snippets {

  private static final int UNBOUNDED = Integer.MAX_VALUE;
  private static final String OWN_HANDLER =
      ": HANDLER is your own, such as one that calls pool.getQueue().put(task)";

  private final int workers;
  private final int connections;
  private final int batch;
  private final int capacity;
  private final String policy;

  private Snippets(Scenario scenario, int capacity) {
    ConsumerGroup group = scenario.consumers().get(0);
    Config resolved = scenario.resolved();
    String limit = "consumers." + group.name() + ".connections";
    workers = scenario.consumers().stream().mapToInt(ConsumerGroup::count).sum();
    connections = resolved.hasPath(limit) ? resolved.getInt(limit) : workers;
    batch = group.batch().size();
    this.capacity = capacity;
    policy = scenario.pipeline().overflow().binding().type();
  }

  /**
   * Returns the settings. Of several groups of consumers the workers are summed up, and the first
   * one counts for the rest.
   *
   * @param capacity that of the pipeline; {@link Integer#MAX_VALUE} if it is unbounded
   */
  public static String of(Scenario scenario, int capacity) {
    Snippets snippets = new Snippets(scenario, capacity);
    List<String> parts =
        List.of(
            snippets.executor(),
            snippets.connectionPool(),
            snippets.logback(),
            snippets.log4j(),
            snippets.kafka(),
            snippets.collector());
    return String.join(System.lineSeparator(), parts);
  }

  private String executor() {
    String queue =
        switch (capacity) {
          case 0 -> "new SynchronousQueue<>()";
          case UNBOUNDED -> "new LinkedBlockingQueue<>()";
          default -> "new ArrayBlockingQueue<>(%d)".formatted(capacity);
        };
    String handler =
        switch (policy) {
          case "drop-newest" -> "new ThreadPoolExecutor.DiscardPolicy()";
          case "drop-oldest" -> "new ThreadPoolExecutor.DiscardOldestPolicy()";
          case "caller-runs" -> "new ThreadPoolExecutor.CallerRunsPolicy()";
          case "fail" -> "new ThreadPoolExecutor.AbortPolicy()";
          default -> "HANDLER";
        };
    return lines(
        "// java.util.concurrent",
        "new ThreadPoolExecutor(%d, %d, 0, TimeUnit.SECONDS,".formatted(workers, workers),
        "    %s, %s);".formatted(queue, handler),
        "// " + policy + (handler.equals("HANDLER") ? OWN_HANDLER : ""));
  }

  private String connectionPool() {
    return lines("# HikariCP", "maximumPoolSize=%d".formatted(connections));
  }

  private String logback() {
    if (!isBounded()) {
      return lines("<!-- Logback: its asynchronous appender needs a bounded queue -->");
    }
    return lines(
        "<!-- Logback: one thread, so only with one worker; it keeps all levels%s -->"
            .formatted(otherPolicy()),
        "<appender name=\"ASYNC\" class=\"ch.qos.logback.classic.AsyncAppender\">",
        "  <queueSize>%d</queueSize>".formatted(capacity),
        "  <discardingThreshold>0</discardingThreshold>",
        "  <neverBlock>%s</neverBlock>".formatted(drops()),
        "</appender>");
  }

  private String log4j() {
    if (capacity == UNBOUNDED) {
      return lines(
          "<!-- Log4j 2: one thread, so only with one worker -->",
          "<Async name=\"ASYNC\"><LinkedTransferQueue/></Async>");
    }
    return lines(
        "<!-- Log4j 2: one thread, so only with one worker%s -->".formatted(otherPolicy()),
        "<Async name=\"ASYNC\" bufferSize=\"%d\" blocking=\"%s\"/>".formatted(capacity, !drops()));
  }

  private String kafka() {
    return lines(
        "# Kafka consumer: %d of them in a group, on at least as many partitions"
            .formatted(workers),
        "max.poll.records=%d".formatted(batch));
  }

  private String collector() {
    List<String> lines = new ArrayList<>();
    if (!isBounded()) {
      return lines("# OpenTelemetry Collector: its sending_queue needs a bounded size");
    }
    lines.add("# OpenTelemetry Collector, in an exporter%s".formatted(otherPolicy()));
    lines.add("sending_queue:");
    lines.add("  num_consumers: %d".formatted(workers));
    lines.add("  queue_size: %d".formatted(capacity));
    lines.add("  block_on_overflow: %s".formatted(!drops()));
    return lines(lines.toArray(String[]::new));
  }

  /** Returns whether the pipeline has places, and a limited number of them. */
  private boolean isBounded() {
    return capacity > 0 && capacity < UNBOUNDED;
  }

  /** Returns a remark if a library that can only block or drop the newest has no such policy. */
  private String otherPolicy() {
    return switch (policy) {
      case "block", "drop-newest" -> "";
      default ->
          "; it has no %s, and %s instead"
              .formatted(policy, drops() ? "drops the newest" : "blocks");
    };
  }

  private boolean drops() {
    return policy.startsWith("drop") || policy.equals("fail");
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
