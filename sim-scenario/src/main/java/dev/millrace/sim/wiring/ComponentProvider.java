package dev.millrace.sim.wiring;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.millrace.api.StepListener;
import dev.millrace.sim.scenario.Choice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Provides the component of one worker for one run after the other, through a child injector in
 * which its settings are bound, and the objects that differ from run to run. Creating the injector
 * costs a hundred times as much as creating the component. Not thread-safe.
 */
final class ComponentProvider {

  private final Class<?> component;
  private final Injector injector;
  private Map<Class<?>, Object> context;
  private @Nullable Object last;

  /**
   * Creates a provider.
   *
   * @param first the objects for the first component, by the class under which they are bound;
   *     later ones are given objects of the same classes
   */
  ComponentProvider(Injector root, Choice choice, Map<Class<?>, Object> first) {
    this.component = choice.binding().component();
    this.context = first;
    this.injector = root.createChildInjector(new Bindings(choice));
  }

  /** Returns a new component, or null if it would be the last one again, as of a singleton. */
  @Nullable Object get(Map<Class<?>, Object> next) {
    context = next;
    Object created = injector.getInstance(component);
    if (created == last) {
      return null;
    }
    last = created;
    return created;
  }

  private <T> T fromContext(Class<T> type) {
    return type.cast(requireNonNull(context.get(type)));
  }

  private final class Bindings extends AbstractModule {

    private final Choice choice;

    Bindings(Choice choice) {
      this.choice = choice;
    }

    @Override
    protected void configure() {
      bind(component);
      bindSettings(choice.settings());
      var listener = OptionalBinder.newOptionalBinder(binder(), StepListener.class);
      for (Class<?> type : context.keySet()) {
        if (type == StepListener.class) {
          listener.setBinding().toProvider(() -> fromContext(StepListener.class));
        } else {
          bindFromContext(type);
        }
      }
    }

    private <T> void bindFromContext(Class<T> type) {
      bind(type).toProvider(() -> fromContext(type));
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> void bindSettings(@Nullable R settings) {
      if (settings != null) {
        bind((Class<R>) settings.getClass()).toInstance(settings);
      }
    }
  }
}
