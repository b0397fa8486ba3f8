package dev.millrace.sim.wiring;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.ProvisionException;
import com.google.inject.spi.Message;
import dev.millrace.api.StepListener;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.ContextLoader;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.plugins.OwnCode;
import dev.millrace.sim.plugins.PluginLoader;
import dev.millrace.sim.scenario.Choice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the components of one run, each by a {@link ComponentProvider} of its own. */
final class ComponentFactory {

  private static final Logger LOG = LoggerFactory.getLogger(ComponentFactory.class);

  private final Injector root;
  private final ComponentProviders providers;
  private final RandomStreams streams;
  private final @Nullable StepListener listener;

  /**
   * Creates a factory.
   *
   * @param providers those of earlier runs; new ones are added
   * @param listener receives the steps of pipelines that trace them; null for none
   */
  ComponentFactory(
      Injector root,
      ComponentProviders providers,
      RandomStreams streams,
      @Nullable StepListener listener) {
    this.root = root;
    this.providers = providers;
    this.streams = streams;
    this.listener = listener;
  }

  /**
   * Creates the component that a scenario chose.
   *
   * @param name the name of its random stream, which no other component of its kind has
   * @param context the objects that its constructor may ask for, by class
   */
  <C> C create(Class<C> kind, Choice choice, String name, Map<Class<?>, Object> context) {
    Map<Class<?>, Object> all = new HashMap<>(context);
    all.computeIfAbsent(RandomGenerator.class, type -> streams.stream(name));
    if (listener != null) {
      all.put(StepListener.class, listener);
    }
    Class<?> plugin = choice.binding().plugin();
    try (var scope = ContextLoader.of(plugin)) {
      PluginLoader.loadDrivers(plugin);
      return kind.cast(providers.create(root, choice, all));
    } catch (ProvisionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof IllegalArgumentException) {
        String message = Failures.message(cause);
        String reason = message == null ? Failures.text(cause) : message;
        throw new WiringException(new Problem(choice.where(), choice.path(), reason), true, e);
      }
      LOG.debug(Failures.TRACE, "{} failed", choice.path(), Failures.printable(cause));
      throw failure(choice, OwnCode.text(cause, choice.binding().plugin()), e);
    } catch (LinkageError e) {
      throw failure(choice, "a class that it needs does not load: " + Failures.text(e), e);
    } catch (CreationException e) {
      throw failure(choice, missingBinding(choice, e.getErrorMessages()), e);
    } catch (ConfigurationException e) {
      throw failure(choice, missingBinding(choice, e.getErrorMessages()), e);
    } catch (RuntimeException | Error e) {
      // Errors, and exceptions so broken that the injector fails in describing them.
      throw failure(choice, Failures.text(e), e);
    }
  }

  private static String missingBinding(Choice choice, Collection<Message> messages) {
    return MissingBinding.text(choice.binding().component(), messages);
  }

  /** Forgets the providers of earlier runs, since one may be in use by a stuck constructor. */
  void forgetProviders() {
    providers.clear();
  }

  static WiringException failure(Choice choice, String reason, @Nullable Throwable cause) {
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
