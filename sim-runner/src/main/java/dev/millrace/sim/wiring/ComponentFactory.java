package dev.millrace.sim.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.multibindings.OptionalBinder;
import dev.millrace.api.StepListener;
import dev.millrace.sim.scenario.Choice;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Creates components, each through a child injector of its own in which its settings and its random
 * stream are bound.
 */
final class ComponentFactory {

  private final Injector root;
  private final RandomStreams streams;
  private final Optional<StepListener> listener;

  /**
   * Creates a factory.
   *
   * @param listener is told the steps of pipelines that trace them
   */
  ComponentFactory(Injector root, RandomStreams streams, Optional<StepListener> listener) {
    this.root = root;
    this.streams = streams;
    this.listener = listener;
  }

  /**
   * Creates the component that a scenario chose.
   *
   * @param name whose component it is; also the name of its random stream
   * @param surroundings the class of what it is told about where it works, which depends on its
   *     kind
   * @param where what it is told
   */
  <C, S> C create(Class<C> kind, Choice choice, String name, Class<S> surroundings, S where)
      throws WiringException {
    try {
      return kind.cast(
          root.createChildInjector(
                  new ComponentModule(choice, streams.stream(name), listener),
                  binder -> binder.bind(surroundings).toInstance(where))
              .getInstance(choice.binding().component()));
    } catch (ProvisionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw failure(choice, name, cause.getMessage() == null ? "" + cause : cause.getMessage(), e);
    } catch (LinkageError e) {
      throw failure(choice, name, "a class that it needs does not load: " + e, e);
    } catch (CreationException | ConfigurationException e) {
      throw failure(choice, name, "its class asks for what is not there\n" + e.getMessage(), e);
    }
  }

  private static WiringException failure(
      Choice choice, String name, String reason, Throwable cause) {
    return new WiringException(
        "%s: the %s '%s' could not be created: %s"
            .formatted(name, choice.binding().kind().label(), choice.binding().type(), reason),
        cause);
  }

  private static final class ComponentModule extends AbstractModule {

    private final Choice choice;
    private final RandomGenerator random;
    private final Optional<StepListener> listener;

    ComponentModule(Choice choice, RandomGenerator random, Optional<StepListener> listener) {
      this.choice = choice;
      this.random = random;
      this.listener = listener;
    }

    @Override
    protected void configure() {
      bind(choice.binding().component());
      bind(RandomGenerator.class).toInstance(random);
      bindSettings(choice.settings());
      var binding = OptionalBinder.newOptionalBinder(binder(), StepListener.class);
      listener.ifPresent(told -> binding.setBinding().toInstance(told));
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> void bindSettings(@Nullable R settings) {
      if (settings != null) {
        bind((Class<R>) settings.getClass()).toInstance(settings);
      }
    }
  }
}
