package dev.millrace.sim.wiring;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.Scopes;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.spi.InstanceBinding;
import dev.millrace.api.StepListener;
import dev.millrace.sim.scenario.Choice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Provides components of one class, one after the other, through a child injector in which their
 * settings and the objects that differ from worker to worker are bound to what is current. Not
 * thread-safe.
 */
final class ComponentProvider {

  private final Class<?> component;
  private final Injector injector;
  private Map<Class<?>, Object> context;
  private @Nullable Record settings;
  private @Nullable Object last;

  /**
   * Creates a provider.
   *
   * @param choice the first component; later ones have the same class and class of settings
   * @param context the objects for the first component, by the class under which they are bound;
   *     later ones are given objects of the same classes
   */
  ComponentProvider(Injector root, Choice choice, Map<Class<?>, Object> context) {
    this.component = choice.binding().component();
    this.context = context;
    this.settings = choice.settings();
    this.injector = root.createChildInjector(new Bindings());
  }

  /** Returns the first component. */
  Object first(Choice choice, Map<Class<?>, Object> objects) {
    return requireNonNull(get(choice, objects));
  }

  /** Returns a new component, or null if it would be the last one again, as of a singleton. */
  @Nullable Object get(Choice choice, Map<Class<?>, Object> objects) {
    context = objects;
    settings = choice.settings();
    Object created = injector.getInstance(component);
    if (created == last) {
      return null;
    }
    last = created;
    return created;
  }

  /**
   * Returns whether components do not share objects: the injector has created no singleton, such as
   * a helper that depends on the settings.
   */
  boolean isReusable() {
    return injector.getAllBindings().values().stream()
        .noneMatch(
            binding -> Scopes.isSingleton(binding) && !(binding instanceof InstanceBinding<?>));
  }

  private <T> T fromContext(Class<T> type) {
    return type.cast(requireNonNull(context.get(type)));
  }

  private final class Bindings extends AbstractModule {

    @Override
    protected void configure() {
      bind(component);
      bindSettings(settings);
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

    private <R extends Record> void bindSettings(@Nullable R first) {
      if (first != null) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) first.getClass();
        bind(type).toProvider(() -> type.cast(requireNonNull(settings)));
      }
    }
  }
}
