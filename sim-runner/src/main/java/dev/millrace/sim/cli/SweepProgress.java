package dev.millrace.sim.cli;

import java.util.concurrent.TimeUnit;

/** The number of finished cells and the time left, on a terminal only. For one thread. */
final class SweepProgress {

  private static final long UPDATE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Console console;
  private final int cells;
  private final boolean shown;
  private final long startNanos = System.nanoTime();
  private long shownNanos = startNanos;
  private int done;

  private SweepProgress(Console console, int cells, boolean shown) {
    this.console = console;
    this.cells = cells;
    this.shown = shown;
  }

  static SweepProgress of(Console console, int cells) {
    return new SweepProgress(console, cells, System.console() != null);
  }

  /** Counts one more finished cell. */
  void advance() {
    done++;
    long now = System.nanoTime();
    if (shown && now - shownNanos >= UPDATE_NANOS) {
      shownNanos = now;
      show("%,d of %,d cells, about %s left".formatted(done, cells, left(now - startNanos)));
    }
  }

  /** Clears the line. */
  void end() {
    if (shownNanos != startNanos) {
      show("");
    }
  }

  private void show(String text) {
    console.progress("\r%-60s%s".formatted(text, text.isEmpty() ? "\r" : ""));
  }

  private String left(long elapsedNanos) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(elapsedNanos / done * (cells - done));
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }
}
