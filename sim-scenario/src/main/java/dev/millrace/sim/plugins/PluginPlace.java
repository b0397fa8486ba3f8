package dev.millrace.sim.plugins;

import java.util.List;

/**
 * The place of plug-ins that share a class loader.
 *
 * @param name their folder, or their jar if it is a folder of its own
 * @param libraries the names of the other jars in the folder
 */
public record PluginPlace(String name, List<String> libraries) {}
