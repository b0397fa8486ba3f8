package dev.millrace.sim.wiring;

import com.google.inject.Injector;
import dev.millrace.sim.scenario.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The providers of components, kept from worker to worker and from run to run, whatever their
 * settings: creating one costs a hundred times as much as creating a component. For one thread at a
 * time, and for scenarios with the same plug-ins.
 */
public final class ComponentProviders {

  private final Map<List<Object>, ComponentProvider> providers = new HashMap<>();

  /** Returns a new component. */
  Object create(Injector root, Choice choice, Map<Class<?>, Object> context) {
    List<Object> key = List.of(choice.binding(), context.keySet());
    ComponentProvider known = providers.get(key);
    @Nullable Object created = known == null ? null : known.get(choice, context);
    if (created != null) {
      return created;
    }
    ComponentProvider provider = new ComponentProvider(root, choice, context);
    Object first = provider.first(choice, context);
    if (provider.isReusable()) {
      providers.put(key, provider);
    }
    return first;
  }

  /** Forgets all providers. */
  void clear() {
    providers.clear();
  }
}
