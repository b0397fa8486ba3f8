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

/** The property of messages that determines their rank; the lowest rank is served first. */
public sealed interface Priority {

  /**
   * Returns the function from messages to ranks for a run. It is thread-safe, and throws {@link
   * IllegalArgumentException} for a message without a rank.
   *
   * @throws IllegalArgumentException if the setting does not fit the run
   */
  ToDoubleFunction<Message> rankFunction(PipelineContext context);

  /** Returns the rank that all messages of a producing worker have; 0 if it depends on more. */
  default int producerRank(String worker) {
    return 0;
  }

  /** Returns whether the ranks of one producer's messages never decrease. */
  boolean keepsOrder();

  /**
   * Ranks messages by producer.
   *
   * @param order names of groups or workers in the order of their ranks; all others come last. A
   *     worker's own name takes precedence over the name of its group.
   */
  record ProducerPriority(List<String> order) implements Priority {

    public ProducerPriority {
      order = List.copyOf(order);
      Set<String> seen = new LinkedHashSet<>();
      for (String name : order) {
        if (!seen.add(name)) {
          throw new IllegalArgumentException("order names '%s' twice".formatted(name));
        }
      }
    }

    @Override
    public ToDoubleFunction<Message> rankFunction(PipelineContext context) {
      Set<String> names = new LinkedHashSet<>();
      Map<String, Integer> ranks = new HashMap<>();
      for (String worker : context.producerNames()) {
        names.add(group(worker));
        names.add(worker);
        ranks.put(worker, producerRank(worker));
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

    @Override
    public int producerRank(String worker) {
      int at = order.indexOf(order.contains(worker) ? worker : group(worker));
      return at < 0 ? order.size() : at;
    }

    private static String group(String worker) {
      return worker.replaceFirst("-\\d+$", "");
    }
  }

  /**
   * Ranks messages by their bodies, which are numbers or texts that contain numbers.
   *
   * @param first the end of the scale that is served first
   */
  record BodyPriority(First first) implements Priority {

    /** The end of the scale that is served first. */
    public enum First {
      LOWEST,
      HIGHEST
    }

    @Override
    public ToDoubleFunction<Message> rankFunction(PipelineContext context) {
      return first == First.LOWEST ? BodyPriority::number : message -> -number(message);
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

  /** Ranks messages by due time, the earliest first. */
  record DuePriority() implements Priority {

    @Override
    public ToDoubleFunction<Message> rankFunction(PipelineContext context) {
      return Message::dueNanos;
    }

    @Override
    public boolean keepsOrder() {
      return true;
    }
  }
}
