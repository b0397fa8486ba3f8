package dev.millrace.plugin;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One component that a plug-in brings: the type by which scenarios name it, its class and its
 * settings.
 *
 * @param kind what it is
 * @param type the name in scenarios, in kebab-case, unique within its kind
 * @param component the class to create; one object a worker
 * @param settings the record that its block is bound to, or null when it has no settings
 * @param plugin the plug-in that brings it
 */
public record PluginBinding(
    Kind kind,
    String type,
    Class<?> component,
    @Nullable Class<? extends Record> settings,
    Class<? extends Plugin> plugin) {

  public PluginBinding {
    requireNonNull(kind, "kind");
    requireNonNull(component, "component");
    requireNonNull(plugin, "plugin");
    if (!type.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "'%s' is no type name: lower-case words joined by hyphens".formatted(type));
    }
  }

  /** The kinds of plug-in, with the place of their defaults in a reference.conf. */
  public enum Kind {
    PRODUCER("producer", "producers"),
    PIPELINE("pipeline", "pipelines"),
    CONSUMER("consumer", "consumers"),
    OVERFLOW_POLICY("overflow policy", "overflow-policies"),
    DISTRIBUTION("distribution", "distributions");

    private final String label;
    private final String section;

    Kind(String label, String section) {
      this.label = label;
      this.section = section;
    }

    /** The kind in words, such as {@code overflow policy}. */
    public String label() {
      return label;
    }

    /**
     * The key under {@code millrace} that holds the defaults of this kind: the defaults of the
     * producer {@code bursty} are at {@code millrace.producers.bursty}.
     */
    public String section() {
      return section;
    }
  }

  /** Where the defaults of this component stand in its reference.conf. */
  public String defaultsPath() {
    return "millrace." + kind.section() + "." + type;
  }
}
