package dev.millrace.sim.scenario;

import dev.millrace.plugin.PluginBinding;
import org.jspecify.annotations.Nullable;

/**
 * A component chosen by the scenario, with its settings.
 *
 * @param where the place of its block, such as {@code file:line}
 * @param path the key of its block, such as {@code producers.network}
 * @param binding the component
 * @param settings an instance of {@code binding.settings()}; null if the component has no settings
 */
public record Choice(String where, String path, PluginBinding binding, @Nullable Record settings) {}
