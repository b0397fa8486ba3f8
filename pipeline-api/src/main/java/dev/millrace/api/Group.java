package dev.millrace.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the workers of one group have in common, such as the connections of a database: a component
 * asks for the group in its constructor, and for what it shares by its class.
 *
 * <p>Thread-safe: guarded by its lock, which is the <i>happens-before</i> edge from the making of a
 * shared object to its use. The shared objects have to be thread-safe themselves.
 */
public final class Group {

  private final Map<Class<?>, Object> shared = new HashMap<>();

  /**
   * The object of a class that all workers of the group share; made by the first that asks.
   *
   * @param type its class
   * @param maker makes it, from settings that are the same for the whole group
   */
  public synchronized <T> T shared(Class<T> type, Supplier<T> maker) {
    return type.cast(shared.computeIfAbsent(type, missing -> maker.get()));
  }
}
