package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import java.util.List;
import java.util.Optional;

/** Looks up the components that settings name: distributions and overflow policies. */
public interface Components {

  /** Returns the component of a kind and type, if a plug-in provides it. */
  Optional<PluginBinding> find(Kind kind, String type);

  /** Returns all types of a kind, sorted. */
  List<String> types(Kind kind);

  /** Returns the default settings of a component. */
  ConfigObject defaults(PluginBinding component);
}
