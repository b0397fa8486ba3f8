package dev.millrace.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a number or duration in a settings record may take; a scenario that leaves the
 * range is refused with file and line.
 *
 * <p>Durations are compared in seconds, and are never negative. A fixed value of a {@link
 * DurationDistribution} or {@link CountDistribution} is held to the range too.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

  /** The least value allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** A value that has to be exceeded. */
  double above() default Double.NEGATIVE_INFINITY;

  /** The greatest value allowed. */
  double max() default Double.POSITIVE_INFINITY;
}
