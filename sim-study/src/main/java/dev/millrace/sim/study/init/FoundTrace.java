package dev.millrace.sim.study.init;

import dev.millrace.sim.study.ScheduleReading;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A trace that file-replay reads.
 *
 * @param chosen where its times are
 * @param others where its times could also be
 * @param format the format block
 * @param skipped the first row that is skipped, because it has no time; null if none is
 * @param reading the outcome of reading it
 * @param consumer what received its due times
 */
record FoundTrace<C extends LongConsumer>(
    Path file,
    Candidate chosen,
    List<Candidate> others,
    String format,
    @Nullable String skipped,
    ScheduleReading reading,
    C consumer) {

  /** Returns the time of the first message in seconds since 1970; null if it has no date. */
  @Nullable Double startSeconds() {
    return chosen.guess().relative() ? null : (Double) chosen.times().first();
  }
}
