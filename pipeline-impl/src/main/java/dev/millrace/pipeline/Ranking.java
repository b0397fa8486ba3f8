package dev.millrace.pipeline;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.Message;
import dev.millrace.api.PipelineContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The setting that says which of several messages is served first: by what they are ranked. */
public sealed interface Ranking {

  /**
   * How messages of a run are ranked: the one with the lowest number is served first. The function
   * throws {@link IllegalArgumentException} for a message that cannot be ranked. Thread-safe.
   *
   * @throws IllegalArgumentException if the setting does not fit the run
   */
  ToDoubleFunction<Message> in(PipelineContext run);

  /** Whether a producer's messages are ranked in the order in which it puts them, or alike. */
  boolean keepsOrder();

  /**
   * By who produced them: one rank for each name.
   *
   * @param order the names of groups or workers, who is served first at the front; those who are
   *     not named come last. A worker's own name counts for more than its group's.
   */
  record ProducerRanking(List<String> order) implements Ranking {

    public ProducerRanking {
      order = List.copyOf(order);
      Set<String> seen = new LinkedHashSet<>();
      for (String name : order) {
        if (!seen.add(name)) {
          throw new IllegalArgumentException("order names '%s' twice".formatted(name));
        }
      }
    }

    @Override
    public ToDoubleFunction<Message> in(PipelineContext run) {
      Set<String> names = new LinkedHashSet<>();
      Map<String, Integer> ranks = new HashMap<>();
      for (String worker : run.producerNames()) {
        String group = worker.replaceFirst("-\\d+$", "");
        names.add(group);
        names.add(worker);
        ranks.put(worker, rank(order.contains(worker) ? worker : group));
      }
      for (String name : order) {
        if (!names.contains(name)) {
          throw new IllegalArgumentException(
              "order names '%s', which is no producer; allowed: %s"
                  .formatted(name, String.join(", ", names)));
        }
      }
      return message -> requireNonNull(ranks.get(message.producer()), message::producer);
    }

    @Override
    public boolean keepsOrder() {
      return true;
    }

    private int rank(String name) {
      int at = order.indexOf(name);
      return at < 0 ? order.size() : at;
    }
  }

  /**
   * By their bodies, which are numbers, or texts that are.
   *
   * @param first which is served first
   */
  record BodyRanking(First first) implements Ranking {

    /** Which of two numbers is served first. */
    public enum First {
      LOWEST,
      HIGHEST
    }

    @Override
    public ToDoubleFunction<Message> in(PipelineContext run) {
      return first == First.LOWEST ? BodyRanking::number : message -> -number(message);
    }

    @Override
    public boolean keepsOrder() {
      return false;
    }

    private static double number(Message message) {
      Object body = message.body();
      try {
        return body instanceof Number number
            ? number.doubleValue()
            : Double.parseDouble(body.toString());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "%s has the body '%s' (%s), but messages that are ranked by their bodies need numbers"
                .formatted(message.id(), body, body.getClass().getSimpleName()),
            e);
      }
    }
  }

  /** By when they were due: the earliest first, in whatever order they were put. */
  record DueRanking() implements Ranking {

    @Override
    public ToDoubleFunction<Message> in(PipelineContext run) {
      return Message::dueNanos;
    }

    @Override
    public boolean keepsOrder() {
      return true;
    }
  }
}
