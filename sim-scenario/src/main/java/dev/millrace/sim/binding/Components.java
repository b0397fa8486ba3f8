package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import dev.millrace.plugin.PluginBinding;
import dev.millrace.plugin.PluginBinding.Kind;
import java.util.List;
import java.util.Optional;

/** The components that settings may name: distributions and overflow policies. */
public interface Components {

  /** The component of this kind and type, if a plug-in brings one. */
  Optional<PluginBinding> find(Kind kind, String type);

  /** All types of a kind, sorted. */
  List<String> types(Kind kind);

  /** The default settings of a component. */
  ConfigObject defaults(PluginBinding component);
}
