package dev.millrace.sim.measure;

import static java.util.Objects.requireNonNull;

import dev.millrace.api.FigureSource;
import dev.millrace.api.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records the figures that one worker's component reports of itself.
 *
 * <p>Not thread-safe: used by the worker's thread, and read after that thread has ended. The end
 * <i>happens-before</i> the reading, as it does for the meters.
 */
public final class FigureRecorder implements Figures {

  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private final String group;
  private final int workers;
  private final WarmUp warmUp;
  private final @Nullable FigureSource source;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(OwnFigure declared, Amount amount) {}

  /**
   * The amount of one figure. What was added last is counted with the next addition: a warm-up of
   * messages may end during the span, which is known only when the span is over.
   */
  private abstract static class Amount {

    private long total;

    final long total() {
      total += last();
      return total;
    }

    final void countLast() {
      total += last();
    }

    /** Returns what was added last, and forgets it. */
    abstract long last();
  }

  private final class Spans extends Amount implements TimeSpans {

    private long fromNanos;
    private long toNanos;

    @Override
    public void add(long from, long to) {
      if (to > from) {
        countLast();
        fromNanos = from;
        toNanos = to;
      }
    }

    @Override
    long last() {
      long counted = warmUp.within(fromNanos, toNanos);
      toNanos = fromNanos;
      return counted;
    }
  }

  private final class Count extends Amount implements Counter {

    private long more;
    private long nanos;

    @Override
    public void add(long added, long atNanos) {
      countLast();
      more = added;
      nanos = atNanos;
    }

    @Override
    long last() {
      long counted = warmUp.counts(nanos) ? more : 0;
      more = 0;
      return counted;
    }
  }

  /**
   * Creates the recorder of a worker.
   *
   * @param group the name of its group
   * @param workers the number of workers of that group
   * @param component the component, which may be a {@link FigureSource}
   */
  public FigureRecorder(String group, int workers, WarmUp warmUp, Object component) {
    this.group = group;
    this.workers = workers;
    this.warmUp = warmUp;
    this.source = component instanceof FigureSource reporting ? reporting : null;
  }

  /** Lets the component declare its figures; called by the worker's thread before other calls. */
  public void begin() {
    if (source != null) {
      source.declare(this);
    }
  }

  @Override
  public TimeSpans sharedUnits(String name, String unit, int units, String meaning) {
    if (units < 1) {
      throw new IllegalArgumentException(
          "figure '%s': units is %d; allowed: at least 1".formatted(name, units));
    }
    return add(name, unit, units, meaning, Spans::new);
  }

  @Override
  public TimeSpans workers(String name, String meaning) {
    return add(name, "workers", workers, meaning, Spans::new);
  }

  @Override
  public Counter count(String name, String unit, String meaning) {
    return add(name, unit, 0, meaning, Count::new);
  }

  private <A extends Amount> A add(
      String name, String unit, long units, String meaning, Supplier<A> create) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "a figure has the name '%s'; allowed: lower-case words joined by hyphens"
              .formatted(name));
    }
    A amount = create.get();
    var declared =
        new OwnFigure(
            group,
            name,
            requireNonNull(unit, "unit"),
            requireNonNull(meaning, "meaning"),
            units,
            0);
    if (entries.putIfAbsent(name, new Entry(declared, amount)) != null) {
      throw new IllegalArgumentException("the figure '%s' is declared twice".formatted(name));
    }
    return amount;
  }

  /** Adds the figures to those of other workers, by their keys. */
  void addTo(Map<String, OwnFigure> all) {
    for (Entry entry : entries.values()) {
      OwnFigure declared = entry.declared();
      var figure =
          new OwnFigure(
              group,
              declared.name(),
              declared.unit(),
              declared.meaning(),
              declared.units(),
              entry.amount().total());
      all.merge(figure.key(), figure, OwnFigure::plus);
    }
  }
}
