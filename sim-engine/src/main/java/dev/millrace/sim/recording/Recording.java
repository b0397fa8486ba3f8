package dev.millrace.sim.recording;

import org.jspecify.annotations.Nullable;

/**
 * The records that a run is to keep besides its figures.
 *
 * @param series whether it keeps a {@link TimeSeries}
 * @param messages receives each message when it has reached its outcome; null for none
 */
public record Recording(boolean series, @Nullable MessageLog messages) {

  /** No records. */
  public static final Recording NONE = new Recording(false, null);

  /** A time series alone. */
  public static final Recording SERIES = new Recording(true, null);
}
