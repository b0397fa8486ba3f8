package dev.millrace.sim.trace;

import static java.util.stream.Collectors.joining;

import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Message;
import dev.millrace.api.Pipeline;
import dev.millrace.api.RemovingPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A pipeline that records the beginning and the end of each call. Thread-safe. */
class RecordedPipeline implements Pipeline<Message> {

  private final Pipeline<Message> pipeline;
  private final TraceRecorder recorder;

  RecordedPipeline(Pipeline<Message> pipeline, TraceRecorder recorder) {
    this.pipeline = pipeline;
    this.recorder = recorder;
  }

  /** Returns a recorded pipeline, which can evict and remove messages if the pipeline can. */
  static Pipeline<Message> of(Pipeline<Message> pipeline, TraceRecorder recorder) {
    if (pipeline instanceof EvictingPipeline<Message> evicting) {
      return pipeline instanceof RemovingPipeline<Message> removing
          ? new EvictingAndRemoving(evicting, removing, recorder)
          : new Evicting(evicting, recorder);
    }
    return pipeline instanceof RemovingPipeline<Message> removing
        ? new Removing(removing, recorder)
        : new RecordedPipeline(pipeline, recorder);
  }

  @Override
  public void put(Message message) throws InterruptedException {
    recorded(
        "put",
        message,
        () -> {
          pipeline.put(message);
          return true;
        },
        RecordedPipeline::accepted);
  }

  @Override
  public boolean offer(Message message) {
    return recorded("offer", message, () -> pipeline.offer(message), RecordedPipeline::accepted);
  }

  @Override
  public boolean offer(Message message, Duration timeout) throws InterruptedException {
    return recorded(
        "offer (waiting)",
        message,
        () -> pipeline.offer(message, timeout),
        RecordedPipeline::accepted);
  }

  @Override
  public @Nullable Message take() throws InterruptedException {
    return taken("take", "the end", pipeline::take);
  }

  @Override
  public @Nullable Message poll() {
    return taken("poll", "nothing", pipeline::poll);
  }

  @Override
  public @Nullable Message poll(Duration timeout) throws InterruptedException {
    return taken("poll (waiting)", "nothing", () -> pipeline.poll(timeout));
  }

  @Override
  public int drainTo(Collection<? super Message> sink, int atMost) {
    List<Message> drained = new ArrayList<>();
    try {
      return recorded(
          "drainTo", null, () -> pipeline.drainTo(drained, atMost), count -> ids(drained));
    } finally {
      sink.addAll(drained);
    }
  }

  @Override
  public int size() {
    return pipeline.size();
  }

  @Override
  public int capacity() {
    return pipeline.capacity();
  }

  @Override
  public boolean keepsOrder() {
    return pipeline.keepsOrder();
  }

  @Override
  public void close() {
    recorded(
        "close",
        null,
        () -> {
          pipeline.close();
          return true;
        },
        closed -> "done");
  }

  interface Call<R, X extends Exception> {
    R call() throws X;
  }

  private interface Taking<X extends Exception> {
    @Nullable Message call() throws X;
  }

  private <X extends Exception> @Nullable Message taken(
      String operation, String otherwise, Taking<X> taking) throws X {
    Optional<Message> taken =
        recorded(
            operation,
            null,
            () -> Optional.ofNullable(taking.call()),
            message -> message.map(Message::id).orElse(otherwise));
    return taken.orElse(null);
  }

  final <R, X extends Exception> R recorded(
      String operation, @Nullable Message message, Call<R, X> call, Function<R, String> outcome)
      throws X {
    recorder.called(operation, message == null ? null : message.id());
    String words = "";
    try {
      R result = call.call();
      words = outcome.apply(result);
      return result;
    } catch (Throwable t) {
      words = "throws " + t.getClass().getSimpleName();
      throw t;
    } finally {
      recorder.returned(operation, words, sizeNow());
    }
  }

  final List<Message> removed(
      RemovingPipeline<Message> pipeline, Predicate<? super Message> condition) {
    return recorded("removeIf", null, () -> pipeline.removeIf(condition), RecordedPipeline::ids);
  }

  /** Returns the size, or -1 if a faulty pipeline throws. */
  private int sizeNow() {
    try {
      return pipeline.size();
    } catch (RuntimeException e) {
      return -1;
    }
  }

  private static String accepted(boolean accepted) {
    return accepted ? "accepted" : "full";
  }

  private static String ids(List<Message> messages) {
    return messages.isEmpty()
        ? "nothing"
        : messages.stream().map(Message::id).collect(joining(", "));
  }

  /** A recorded pipeline that can evict messages. */
  private static class Evicting extends RecordedPipeline implements EvictingPipeline<Message> {

    private final EvictingPipeline<Message> pipeline;

    Evicting(EvictingPipeline<Message> pipeline, TraceRecorder recorder) {
      super(pipeline, recorder);
      this.pipeline = pipeline;
    }

    @Override
    public List<Message> putEvicting(Message message, Victims victims) {
      return recorded(
          "putEvicting",
          message,
          () -> pipeline.putEvicting(message, victims),
          removed -> removed.isEmpty() ? "accepted" : "accepted, removed " + ids(removed));
    }
  }

  /** A recorded pipeline that can remove messages. */
  private static final class Removing extends RecordedPipeline
      implements RemovingPipeline<Message> {

    private final RemovingPipeline<Message> pipeline;

    Removing(RemovingPipeline<Message> pipeline, TraceRecorder recorder) {
      super(pipeline, recorder);
      this.pipeline = pipeline;
    }

    @Override
    public List<Message> removeIf(Predicate<? super Message> condition) {
      return removed(pipeline, condition);
    }
  }

  /** A recorded pipeline that can do both. */
  private static final class EvictingAndRemoving extends Evicting
      implements RemovingPipeline<Message> {

    private final RemovingPipeline<Message> pipeline;

    EvictingAndRemoving(
        EvictingPipeline<Message> evicting,
        RemovingPipeline<Message> removing,
        TraceRecorder recorder) {
      super(evicting, recorder);
      this.pipeline = removing;
    }

    @Override
    public List<Message> removeIf(Predicate<? super Message> condition) {
      return removed(pipeline, condition);
    }
  }
}
