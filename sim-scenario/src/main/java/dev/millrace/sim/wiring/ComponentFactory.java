package dev.millrace.sim.wiring;

import static java.util.Objects.requireNonNull;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import dev.millrace.api.StepListener;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.scenario.Choice;
import java.util.Map;
import java.util.Optional;

/**
 * Creates components, each through a child injector of its own in which its settings and its random
 * stream are bound.
 */
final class ComponentFactory {

  private final Injector root;
  private final Map<String, Workshop<?>> workshops;
  private final RandomStreams streams;
  private final Optional<StepListener> listener;

  /**
   * Creates a factory for one run.
   *
   * @param workshops those of earlier runs of the same scenario; new ones are added
   * @param listener is told the steps of pipelines that trace them
   */
  ComponentFactory(
      Injector root,
      Map<String, Workshop<?>> workshops,
      RandomStreams streams,
      Optional<StepListener> listener) {
    this.root = root;
    this.workshops = workshops;
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
          make(
              kind.getSimpleName() + " " + name,
              choice,
              surroundings,
              new Workshop.Given<>(streams.stream(name), where, listener)));
    } catch (ProvisionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason = cause.getMessage() == null ? "" + cause : cause.getMessage();
      throw cause instanceof IllegalArgumentException
          ? new WiringException(new Problem(choice.where(), choice.path(), reason), true, e)
          : failure(choice, reason, e);
    } catch (LinkageError e) {
      throw failure(choice, "a class that it needs does not load: " + e, e);
    } catch (CreationException | ConfigurationException e) {
      throw failure(choice, "its class asks for what is not there\n" + e.getMessage(), e);
    }
  }

  private <S> Object make(
      String key, Choice choice, Class<S> surroundings, Workshop.Given<S> given) {
    @SuppressWarnings("unchecked") // the key tells the kind, and the kind the surroundings
    Workshop<S> known = (Workshop<S>) workshops.get(key);
    Object made = known == null ? null : known.make(given);
    if (made == null) {
      Workshop<S> workshop = new Workshop<>(root, choice, surroundings, given);
      workshops.put(key, workshop);
      made = requireNonNull(workshop.make(given));
    }
    return made;
  }

  private static WiringException failure(Choice choice, String reason, Throwable cause) {
    return new WiringException(
        new Problem(
            choice.where(),
            choice.path(),
            "the %s '%s' could not be created: %s"
                .formatted(choice.binding().kind().label(), choice.binding().type(), reason)),
        false,
        cause);
  }
}
