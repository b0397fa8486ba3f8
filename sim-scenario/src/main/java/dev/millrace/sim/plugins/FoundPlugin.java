package dev.millrace.sim.plugins;

import com.typesafe.config.Config;
import dev.millrace.plugin.Plugin;

/**
 * A plug-in that was found.
 *
 * @param plugin the plug-in
 * @param source the jar it came from, or {@code class path}
 * @param reference the defaults that came with it
 */
record FoundPlugin(Plugin plugin, String source, Config reference) {}
