package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import dev.millrace.api.PluginBinding;
import java.util.List;
import java.util.Optional;

/** The distributions that settings may name. */
public interface Distributions {

  /** The distribution of this type, if a plug-in brings one. */
  Optional<PluginBinding> find(String type);

  /** All types, sorted. */
  List<String> types();

  /** The default parameters of a distribution. */
  ConfigObject defaults(PluginBinding distribution);
}
