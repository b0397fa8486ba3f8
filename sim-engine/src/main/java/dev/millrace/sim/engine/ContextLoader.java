package dev.millrace.sim.engine;

import dev.millrace.api.Arrival;
import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.FigureSource;
import dev.millrace.api.Message;
import dev.millrace.api.Producer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the class loader of a component the context class loader of the threads that run its code,
 * so that {@link java.util.ServiceLoader} and libraries find what is packed beside a plug-in.
 *
 * <p>Code of the engine's own class loader, such as that of the built-in components, is called
 * directly and keeps the context class loader of the program.
 */
public final class ContextLoader {

  private static final @Nullable ClassLoader ENGINE = ContextLoader.class.getClassLoader();

  private ContextLoader() {}

  /** A period with another context class loader, which ends when it is closed. */
  public static final class Scope implements AutoCloseable {

    private final @Nullable ClassLoader before;
    private final boolean changed;

    private Scope(@Nullable ClassLoader loader) {
      this.changed = isForeign(loader);
      Thread thread = Thread.currentThread();
      this.before = changed ? thread.getContextClassLoader() : null;
      if (changed) {
        thread.setContextClassLoader(loader);
      }
    }

    @Override
    public void close() {
      if (changed) {
        Thread.currentThread().setContextClassLoader(before);
      }
    }
  }

  /** Begins a period in which the calling thread runs code of a class. */
  public static Scope of(Class<?> type) {
    return new Scope(type.getClassLoader());
  }

  /** Returns a handle that closes a component with its context class loader. */
  static AutoCloseable closing(AutoCloseable component) {
    ClassLoader loader = component.getClass().getClassLoader();
    return isForeign(loader)
        ? () -> {
          try (var scope = new Scope(loader)) {
            component.close();
          }
        }
        : component;
  }

  /** Returns a component that declares its figures with its context class loader, if it does. */
  public static Object declaring(Object component) {
    ClassLoader loader = component.getClass().getClassLoader();
    if (!(component instanceof FigureSource source) || !isForeign(loader)) {
      return component;
    }
    FigureSource scoped =
        figures -> {
          try (var scope = new Scope(loader)) {
            source.declare(figures);
          }
        };
    return scoped;
  }

  /** Returns a producer that generates messages with its context class loader. */
  static Producer around(Producer producer) {
    ClassLoader loader = producer.getClass().getClassLoader();
    return isForeign(loader) ? new ScopedProducer(producer, loader) : producer;
  }

  /** Returns a consumer that stores messages, and closes, with its context class loader. */
  static Consumer around(Consumer consumer) {
    ClassLoader loader = consumer.getClass().getClassLoader();
    return isForeign(loader) ? new ScopedConsumer(consumer, loader) : consumer;
  }

  private static boolean isForeign(@Nullable ClassLoader loader) {
    return loader != null && loader != ENGINE;
  }

  private record ScopedProducer(Producer producer, ClassLoader loader) implements Producer {

    @Override
    public @Nullable Arrival next() throws Exception {
      try (var scope = new Scope(loader)) {
        return producer.next();
      }
    }
  }

  private record ScopedConsumer(Consumer consumer, ClassLoader loader) implements Consumer {

    @Override
    public void accept(Message message, Clock clock) throws Exception {
      try (var scope = new Scope(loader)) {
        consumer.accept(message, clock);
      }
    }

    @Override
    public void acceptAll(List<Message> batch, Clock clock) throws Exception {
      try (var scope = new Scope(loader)) {
        consumer.acceptAll(batch, clock);
      }
    }

    @Override
    public void close() throws Exception {
      closing(consumer).close();
    }
  }
}
