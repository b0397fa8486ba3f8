package dev.millrace.sim.report;

import com.typesafe.config.Config;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** A sized scenario in the words of libraries that people configure. */
public final class Snippets {

  private final int workers;
  private final int connections;
  private final int batch;
  private final int capacity;
  private final String policy;

  private Snippets(Scenario scenario) {
    ConsumerGroup group = scenario.consumers().get(0);
    Config resolved = scenario.resolved();
    String limit = "consumers." + group.name() + ".connections";
    workers = scenario.consumers().stream().mapToInt(ConsumerGroup::count).sum();
    connections = resolved.hasPath(limit) ? resolved.getInt(limit) : workers;
    batch = group.batch().size();
    capacity =
        resolved.hasPath("pipeline.capacity")
            ? resolved.getInt("pipeline.capacity")
            : Integer.MAX_VALUE;
    policy = scenario.pipeline().overflow().binding().type();
  }

  /**
   * Returns the settings. Of several groups of consumers the workers are summed up, and the first
   * one counts for the rest.
   */
  public static String of(Scenario scenario) {
    Snippets snippets = new Snippets(scenario);
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
        capacity == Integer.MAX_VALUE
            ? "new LinkedBlockingQueue<>()"
            : "new ArrayBlockingQueue<>(%d)".formatted(capacity);
    String handler =
        switch (policy) {
          case "drop-newest" -> "new ThreadPoolExecutor.DiscardPolicy()";
          case "drop-oldest" -> "new ThreadPoolExecutor.DiscardOldestPolicy()";
          case "caller-runs" -> "new ThreadPoolExecutor.CallerRunsPolicy()";
          case "fail" -> "new ThreadPoolExecutor.AbortPolicy()";
          default -> "WAIT_FOR_ROOM";
        };
    return lines(
        "// java.util.concurrent",
        "new ThreadPoolExecutor(%d, %d, 0, TimeUnit.SECONDS,".formatted(workers, workers),
        "    %s, %s);".formatted(queue, handler),
        handler.equals("WAIT_FOR_ROOM")
            ? "// a handler of your own that calls pool.getQueue().put(task)"
            : "// " + policy);
  }

  private String connectionPool() {
    return lines("# HikariCP", "maximumPoolSize=%d".formatted(connections));
  }

  private String logback() {
    return lines(
        "<!-- Logback: one thread, so only with one worker; it keeps all levels -->",
        "<appender name=\"ASYNC\" class=\"ch.qos.logback.classic.AsyncAppender\">",
        "  <queueSize>%d</queueSize>".formatted(capacity),
        "  <discardingThreshold>0</discardingThreshold>",
        "  <neverBlock>%s</neverBlock>".formatted(drops()),
        "</appender>");
  }

  private String log4j() {
    return lines(
        "<!-- Log4j 2: one thread, so only with one worker -->",
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
    lines.add("# OpenTelemetry Collector, in an exporter");
    lines.add("sending_queue:");
    lines.add("  num_consumers: %d".formatted(workers));
    lines.add("  queue_size: %d".formatted(capacity));
    lines.add("  block_on_overflow: %s".formatted(!drops()));
    return lines(lines.toArray(String[]::new));
  }

  private boolean drops() {
    return policy.startsWith("drop") || policy.equals("fail");
  }

  private static String lines(String... lines) {
    return String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }
}
