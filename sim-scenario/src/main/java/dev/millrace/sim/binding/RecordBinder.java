package dev.millrace.sim.binding;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import dev.millrace.plugin.Plugin;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds HOCON blocks to records strictly, by the rules of {@link Plugin}. Mistakes of users are
 * collected rather than thrown. Not thread-safe.
 */
public final class RecordBinder {

  private final Problems problems;
  private final Reading reading;
  private final RecordReader records;

  private RecordBinder(
      Problems problems, Reading reading, Function<Bounds, ValueReader> quantities) {
    this.problems = problems;
    this.reading = reading;
    this.records = new RecordReader(reading, quantities);
  }

  /**
   * Returns a binder that creates records.
   *
   * @param calls the calls of their constructors
   */
  public static RecordBinder of(Components components, Problems problems, ReadingCalls calls) {
    return new RecordBinder(
        problems, new Reading(components, problems, calls, true), Numbers::doubles);
  }

  /** Returns a binder that only checks existing keys: keys may be missing, no record is created. */
  public static RecordBinder checking(Components components, Problems problems) {
    return new RecordBinder(
        problems,
        new Reading(components, problems, new ReadingCalls(), false),
        RecordBinder::eitherUnit);
  }

  /**
   * Binds a block, its defaults already filled in.
   *
   * @param path the key of the block, for messages
   * @param others keys of the block that are bound elsewhere
   * @return the record; null if problems were reported, or if this binder only checks
   */
  public <R extends Record> @Nullable R bind(
      Class<R> type, ConfigObject block, String path, Set<String> others) {
    try {
      return records.read(type, block, path, others);
    } catch (SettingsMistake | TypeNotPresentException | LinkageError e) {
      problems.add(
          Origins.where(block.origin()),
          path,
          "the plug-in's settings "
              + type.getName()
              + " cannot be read: "
              + (e instanceof SettingsMistake ? e.getMessage() : e));
      return null;
    }
  }

  /**
   * Returns a block as it was bound, with the defaults of the components that it names and with
   * absolute paths.
   */
  public ConfigObject resolved(ConfigObject block) {
    return (ConfigObject) reading.resolved(block);
  }

  /** Reads the default of a distribution's parameter, which may be a duration or a count. */
  private static ValueReader eitherUnit(Bounds bounds) {
    ValueReader durations = Durations.quantities(bounds);
    ValueReader numbers = Numbers.doubles(bounds);
    String allowed = numbers.allowed() + ", or " + durations.allowed();
    return new ScalarReader(
        allowed,
        value -> {
          ValueReader reader = value.valueType() == ConfigValueType.NUMBER ? numbers : durations;
          try {
            return requireNonNull(reader.read(value, ""));
          } catch (Refusal refusal) {
            throw new Refusal(allowed);
          }
        });
  }
}
