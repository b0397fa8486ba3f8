package dev.millrace.sim.binding;

import java.util.Map;

/** The types of the plug-ins in the folder {@code examples}, whose jars have to be named. */
final class ExamplePlugins {

  private static final Map<String, String> FOLDERS =
      Map.of(
          "producer pareto", "examples/pareto-plugin/target",
          "pipeline two-stacks", "examples/two-stacks-plugin/target");

  private ExamplePlugins() {}

  /** Returns the end of a message about an unknown type; empty if no example has the type. */
  static String hint(String label, String type) {
    String folder =
        label.equals("pipeline") && type.startsWith("broken-")
            ? "examples/broken-pipelines/target"
            : FOLDERS.get(label + " " + type);
    return folder == null ? "" : "; a plug-in has it: --plugins " + folder;
  }
}
