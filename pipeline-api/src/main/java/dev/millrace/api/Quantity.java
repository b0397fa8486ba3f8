package dev.millrace.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code double} parameter of a {@link Distribution} that has the unit of the draws.
 *
 * <p>In a {@link DurationDistribution} the parameter is written as a duration ({@code mean = 10ms})
 * and passed in nanoseconds; in a {@link CountDistribution} it is written as a number.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Quantity {}
