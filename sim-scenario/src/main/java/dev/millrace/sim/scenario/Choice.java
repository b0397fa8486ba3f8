package dev.millrace.sim.scenario;

import dev.millrace.plugin.PluginBinding;
import org.jspecify.annotations.Nullable;

/**
 * A component that the scenario chose, with its settings.
 *
 * @param where the place of its block, such as {@code file:line}
 * @param path the key of its block, such as {@code producers.network}
 * @param binding the component
 * @param settings a record of the class {@code binding.settings()}; null when that is null
 */
public record Choice(String where, String path, PluginBinding binding, @Nullable Record settings) {}
