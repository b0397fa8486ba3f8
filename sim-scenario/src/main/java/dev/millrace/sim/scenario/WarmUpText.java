package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.sim.engine.WarmUpSetting;
import java.time.Duration;

/**
 * A warm-up as a scenario writes it: a duration, a number of messages or a percentage.
 *
 * @param setting its value
 */
public record WarmUpText(WarmUpSetting setting) {

  private static final String ALLOWED =
      "a duration such as 10s, a number of messages such as 1000, or a share such as 10%";

  /**
   * Reads a warm-up.
   *
   * @throws IllegalArgumentException if the text is none of the three
   */
  public static WarmUpText parse(String text) {
    try {
      if (text.endsWith("%")) {
        return new WarmUpText(WarmUpSetting.ofShare(Percentage.parse(text).share()));
      }
      if (text.matches("[0-9]{1,18}")) {
        return new WarmUpText(WarmUpSetting.ofMessages(Long.parseLong(text)));
      }
      Duration duration = duration(text);
      if (!duration.isNegative() && duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0) {
        return new WarmUpText(WarmUpSetting.ofDuration(duration));
      }
    } catch (IllegalArgumentException | ConfigException e) {
      // Reported below, in the same words for all of them.
    }
    throw new IllegalArgumentException(
        "'%s' is not a warm-up; allowed: %s".formatted(text, ALLOWED));
  }

  private static Duration duration(String text) {
    Config config = ConfigValueFactory.fromAnyRef(text).atKey("value");
    return config.getDuration("value");
  }
}
