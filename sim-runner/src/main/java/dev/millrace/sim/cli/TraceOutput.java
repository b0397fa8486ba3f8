package dev.millrace.sim.cli;

import dev.millrace.sim.scenario.Scenario;
import dev.millrace.sim.trace.TraceFiles;
import dev.millrace.sim.trace.TraceRecorder;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trace of one run, which is written if the user asked for it. */
final class TraceOutput implements AutoCloseable {

  private static final int MAX_EVENTS = 100_000;

  private final Scenario scenario;
  private final @Nullable TraceFiles files;
  private final @Nullable TraceRecorder recorder;

  TraceOutput(Scenario scenario, @Nullable TraceFiles files) {
    this.scenario = scenario;
    this.files = files;
    this.recorder = files == null ? null : new TraceRecorder(MAX_EVENTS);
  }

  /** Returns the recorder of the run, or null if no trace is wanted. */
  @Nullable TraceRecorder recorder() {
    return recorder;
  }

  /** Writes the trace, if one is wanted, and returns whether nothing failed. */
  boolean write(@Nullable String schedule, Console console) {
    if (files == null || recorder == null) {
      return true;
    }
    try {
      console.message("trace: " + files.write(recorder.trace(title(schedule))));
      return true;
    } catch (IOException e) {
      console.message("the trace could not be written: " + e);
      return false;
    }
  }

  private String title(@Nullable String schedule) {
    return "%s, %s, seed %d, %s"
        .formatted(
            scenario.source(),
            scenario.pipeline().pipeline().binding().type(),
            scenario.run().seed(),
            schedule == null
                ? scenario.study().engine().name().toLowerCase(Locale.ROOT) + " time"
                : "schedule " + schedule);
  }

  /** Removes created files if nothing was written into them. */
  @Override
  public void close() {
    if (files != null) {
      files.close();
    }
  }
}
