package dev.millrace.sim.scenario;

import dev.millrace.api.PluginBinding;
import org.jspecify.annotations.Nullable;

/**
 * A component that the scenario chose, with its settings.
 *
 * @param binding the component
 * @param settings a record of the class {@code binding.settings()}; null when that is null
 */
public record Choice(PluginBinding binding, @Nullable Record settings) {}
