package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The beginning of a run that is excluded from the figures: a duration, a number or a share. */
public final class WarmUpSetting {

  private static final String ALLOWED =
      "a duration such as 10s, a number of messages such as 1000, or a share such as 10%";

  private final @Nullable Duration duration;
  private final @Nullable Long messages;
  private final @Nullable Percentage share;

  private WarmUpSetting(
      @Nullable Duration duration, @Nullable Long messages, @Nullable Percentage share) {
    this.duration = duration;
    this.messages = messages;
    this.share = share;
  }

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it is not a warm-up
   */
  public static WarmUpSetting parse(String text) {
    try {
      if (text.endsWith("%")) {
        return new WarmUpSetting(null, null, Percentage.parse(text));
      }
      if (text.matches("[0-9]{1,18}")) {
        return new WarmUpSetting(null, Long.valueOf(text), null);
      }
      Duration duration = duration(text);
      if (!duration.isNegative() && duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0) {
        return new WarmUpSetting(duration, null, null);
      }
    } catch (IllegalArgumentException | ConfigException e) {
      // Reported below.
    }
    throw new IllegalArgumentException(
        "'%s' is not a warm-up; allowed: %s".formatted(text, ALLOWED));
  }

  /** Returns whether it is a share, of the run's duration or otherwise of its messages. */
  boolean needsLimit() {
    return share != null;
  }

  /** Returns whether it ends no earlier than a run with these limits. */
  boolean takesAll(@Nullable Duration ofDuration, @Nullable Long ofMessages) {
    return (duration != null && ofDuration != null && duration.compareTo(ofDuration) >= 0)
        || (messages != null && ofMessages != null && messages >= ofMessages);
  }

  WarmUp begin(@Nullable Duration ofDuration, @Nullable Long ofMessages) {
    if (duration != null) {
      return WarmUp.until(duration.toNanos());
    }
    if (messages != null) {
      return after(messages);
    }
    double part = share == null ? 0 : share.share();
    if (ofDuration != null) {
      return WarmUp.until(Math.round(part * ofDuration.toNanos()));
    }
    return after(ofMessages == null ? 0 : Math.round(part * ofMessages));
  }

  private static WarmUp after(long messages) {
    return messages == 0 ? WarmUp.none() : WarmUp.ofMessages(messages);
  }

  private static Duration duration(String text) {
    Config config = ConfigValueFactory.fromAnyRef(text).atKey("value");
    return config.getDuration("value");
  }
}
