package dev.millrace.sim.engine;

import dev.millrace.sim.measure.WarmUp;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much of a run is left out of its figures: a duration, a number of messages or a share. */
public final class WarmUpSetting {

  private final @Nullable Duration duration;
  private final @Nullable Long messages;
  private final @Nullable Double share;

  private WarmUpSetting(
      @Nullable Duration duration, @Nullable Long messages, @Nullable Double share) {
    this.duration = duration;
    this.messages = messages;
    this.share = share;
  }

  /** Leaves out the messages that are due before this time. */
  public static WarmUpSetting ofDuration(Duration duration) {
    return new WarmUpSetting(duration, null, null);
  }

  /** Leaves out this many messages. */
  public static WarmUpSetting ofMessages(long messages) {
    return new WarmUpSetting(null, messages, null);
  }

  /** Leaves out a share, above 0 and below 1, of the run's duration or else of its messages. */
  public static WarmUpSetting ofShare(double share) {
    return new WarmUpSetting(null, null, share);
  }

  /** Whether it is a share, of the run's duration or else of its messages. */
  public boolean needsLimit() {
    return share != null;
  }

  /** Whether it does not end before a run of these limits does. */
  public boolean takesAll(@Nullable Duration ofDuration, @Nullable Long ofMessages) {
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
    double part = share == null ? 0 : share;
    if (ofDuration != null) {
      return WarmUp.until(Math.round(part * ofDuration.toNanos()));
    }
    return after(ofMessages == null ? 0 : Math.round(part * ofMessages));
  }

  private static WarmUp after(long messages) {
    return messages == 0 ? WarmUp.none() : WarmUp.ofMessages(messages);
  }
}
