package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.ServiceTime;
import jakarta.inject.Named;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads service times: a duration, a distribution of durations, or those of the messages.
 *
 * @param durations reads a duration or a distribution
 * @param records reads the block of those of the messages
 */
record ServiceTimeReader(ValueReader durations, RecordReader records) implements ValueReader {

  private static final String FROM_MESSAGE = "from-message";

  /** The block of service times of the messages, with those of all other messages. */
  record FromMessage(@Named("default") @Nullable DurationDistribution byDefault) {}

  @Override
  public String allowed() {
    return durations.allowed() + ", or " + FROM_MESSAGE;
  }

  @Override
  public @Nullable Object read(ConfigValue value, String path) throws Refusal {
    if (FROM_MESSAGE.equals(value.unwrapped())) {
      return new ServiceTime(true, null);
    }
    if (value instanceof ConfigObject block && isFromMessage(block)) {
      return fromMessage(block, path);
    }
    try {
      Object drawn = durations.read(value, path);
      return drawn == null ? null : ServiceTime.of((DurationDistribution) drawn);
    } catch (Refusal refusal) {
      throw refusal.or(FROM_MESSAGE);
    }
  }

  private static boolean isFromMessage(ConfigObject block) {
    ConfigValue type = Blocks.get(block, "type");
    return type != null && FROM_MESSAGE.equals(type.unwrapped());
  }

  private @Nullable ServiceTime fromMessage(ConfigObject block, String path) {
    FromMessage settings = records.read(FromMessage.class, block, path, Set.of("type"));
    return settings == null ? null : new ServiceTime(true, settings.byDefault());
  }
}
