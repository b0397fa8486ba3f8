package dev.millrace.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the class of a component that cannot run in virtual time, because it waits for something
 * other than its clock: a socket, a real database. Such a scenario is refused on the virtual
 * engine.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RealTimeOnly {

  /** Why, to be told to the user, such as {@code "it writes to a real database"}. */
  String value();
}
