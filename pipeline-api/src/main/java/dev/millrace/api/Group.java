package dev.millrace.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The objects that the workers of one group share, such as the connections of a database. The
 * constructor of a producer or consumer may ask for the group of its worker.
 *
 * <p>Thread-safe: the creation of a shared object <i>happens-before</i> each use of it. The shared
 * objects must be thread-safe themselves.
 */
public final class Group {

  private final Map<Class<?>, Object> shared = new HashMap<>();

  /**
   * Returns the group's object of the given class; the first call creates it.
   *
   * @param factory creates the object from settings that are the same for the whole group
   */
  public synchronized <T> T shared(Class<T> type, Supplier<T> factory) {
    return type.cast(shared.computeIfAbsent(type, missing -> factory.get()));
  }
}
