package dev.millrace.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code double} parameter of a {@link Distribution} that carries the unit of what is
 * drawn.
 *
 * <p>Where a setting asks for a {@link DurationDistribution}, the parameter is written as a
 * duration ({@code mean = 10ms}) and arrives in nanoseconds; where it asks for a {@link
 * CountDistribution}, it is written as a number.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Quantity {}
