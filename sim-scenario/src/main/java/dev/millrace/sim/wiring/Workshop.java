package dev.millrace.sim.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import dev.millrace.api.StepListener;
import dev.millrace.sim.scenario.Choice;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Where the component of one worker is made, for one run after the other: a child injector in which
 * its settings are bound, and what it is given anew each time. Making the injector costs a hundred
 * times what making the component does.
 *
 * <p>Not thread-safe: the wiring of one run after the other uses it.
 *
 * @param <S> what the component is told about where it works, which depends on its kind
 */
final class Workshop<S> {

  private final Class<?> component;
  private final Injector injector;
  private Given<S> given;
  private @Nullable Object last;

  /**
   * What a component is given anew for each run.
   *
   * @param random its random stream
   * @param where what it is told about where it works
   * @param listener is told the steps of a pipeline that traces them
   */
  record Given<S>(RandomGenerator random, S where, Optional<StepListener> listener) {}

  /**
   * Makes a workshop.
   *
   * @param surroundings the class of what the component is told about where it works
   * @param first what the first component is given; each later one has a listener if this one has
   */
  Workshop(Injector root, Choice choice, Class<S> surroundings, Given<S> first) {
    this.component = choice.binding().component();
    this.given = first;
    this.injector = root.createChildInjector(new Bindings(choice, surroundings));
  }

  /** Makes a component; null if it would be one that was made before, as of a singleton. */
  @Nullable Object make(Given<S> next) {
    given = next;
    Object made = injector.getInstance(component);
    if (made == last) {
      return null;
    }
    last = made;
    return made;
  }

  private final class Bindings extends AbstractModule {

    private final Choice choice;
    private final Class<S> surroundings;

    Bindings(Choice choice, Class<S> surroundings) {
      this.choice = choice;
      this.surroundings = surroundings;
    }

    @Override
    protected void configure() {
      bind(component);
      bind(RandomGenerator.class).toProvider(() -> given.random());
      bind(surroundings).toProvider(() -> given.where());
      bindSettings(choice.settings());
      var listener = OptionalBinder.newOptionalBinder(binder(), StepListener.class);
      if (given.listener().isPresent()) {
        listener.setBinding().toProvider(() -> given.listener().orElseThrow());
      }
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> void bindSettings(@Nullable R settings) {
      if (settings != null) {
        bind((Class<R>) settings.getClass()).toInstance(settings);
      }
    }
  }
}
