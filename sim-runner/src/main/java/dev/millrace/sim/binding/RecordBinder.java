package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import dev.millrace.api.Plugin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The strict way from HOCON blocks to records, by the rules that {@link Plugin} sets down. A user's
 * mistakes never throw: all of them are collected. Not thread-safe.
 */
public final class RecordBinder {

  private final Problems problems;
  private final Reading reading;

  private RecordBinder(Distributions distributions, Problems problems, boolean complete) {
    this.problems = problems;
    this.reading = new Reading(distributions, problems, complete);
  }

  /** A binder that makes records. */
  public static RecordBinder of(Distributions distributions, Problems problems) {
    return new RecordBinder(distributions, problems, true);
  }

  /** A binder that only checks what a block holds: keys may be missing, and no record is made. */
  public static RecordBinder checking(Distributions distributions, Problems problems) {
    return new RecordBinder(distributions, problems, false);
  }

  /**
   * Binds a block, its defaults already filled in.
   *
   * @param path where the block stands, for messages
   * @param others keys of the block that are somebody else's: neither bound nor unknown
   * @return the record; null when problems were reported, or when this binder only checks
   */
  public <R extends Record> @Nullable R bind(
      Class<R> type, ConfigObject block, String path, Set<String> others) {
    try {
      return new RecordReader(reading, Numbers::doubles).read(type, block, path, others);
    } catch (IllegalArgumentException | IllegalStateException | LinkageError mistakeOfThePlugin) {
      problems.add(
          Origins.where(block.origin()),
          path,
          "the plug-in's settings " + type.getName() + " cannot be read: " + mistakeOfThePlugin);
      return null;
    }
  }

  /** A block as it was bound: with the defaults of distributions, and with absolute paths. */
  public ConfigObject resolved(ConfigObject block) {
    return (ConfigObject) reading.resolved(block);
  }
}
