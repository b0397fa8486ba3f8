package dev.millrace.sim.plugins;

import static java.util.stream.Collectors.toCollection;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The jars of a plug-in and of its libraries, which share one class loader.
 *
 * <p>The list of providers is read from each jar, because a class loader silently merges two equal
 * jars.
 *
 * @param place their folder or their only jar, with the jars that name no plug-in
 * @param plugins the jars that name plug-ins
 * @param files all jars that can be read
 */
record PluginBundle(PluginPlace place, List<PluginJar> plugins, List<Path> files) {

  private static final String PROVIDERS = "META-INF/services/" + Plugin.class.getName();

  /** The providers and defaults of a jar. */
  record PluginJar(String source, Set<String> providers, Config reference) {}

  /**
   * Opens the jars. Those that cannot be read are reported and left out; libraries of no plug-in
   * are reported as warnings.
   *
   * @param place their folder or their only jar
   */
  static PluginBundle open(Path place, List<Path> jars, Problems problems) {
    List<PluginJar> plugins = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<String> libraries = new ArrayList<>();
    for (Path file : jars) {
      try (JarFile jar = new JarFile(file.toFile())) {
        plugin(file, jar, problems)
            .ifPresentOrElse(plugins::add, () -> libraries.add("" + file.getFileName()));
        files.add(file);
      } catch (ReferenceConf.TooLargeException e) {
        Provider.report(file.toString(), String.valueOf(e.getMessage()), problems);
      } catch (IOException e) {
        Provider.report(file.toString(), "not a jar file (" + e.getMessage() + ")", problems);
      }
    }
    if (plugins.isEmpty() && files.size() == jars.size()) {
      problems.warn(place.toString(), "", ofNoPlugin(Files.isDirectory(place), libraries));
    }
    return new PluginBundle(
        new PluginPlace(place.toString(), List.copyOf(libraries)), plugins, files);
  }

  private static String ofNoPlugin(boolean folder, List<String> libraries) {
    return folder
        ? "no plug-in: none of its jars has %s, so they are taken for libraries (%s)"
            .formatted(PROVIDERS, String.join(", ", libraries))
        : ("no plug-in: it has no %s, so it is taken for a library, of no plug-in; a library"
                + " belongs in the folder of its plug-in")
            .formatted(PROVIDERS);
  }

  /** Returns the plug-ins that load. Others are reported. */
  List<FoundPlugin> load(ClassLoader program, Problems problems) {
    PluginLoader loader = new PluginLoader(files, program);
    List<FoundPlugin> found = new ArrayList<>();
    for (PluginJar jar : plugins) {
      for (String className : jar.providers) {
        Provider.load(className, loader, jar.source, problems)
            .ifPresent(
                plugin -> found.add(new FoundPlugin(plugin, jar.source, jar.reference, place)));
      }
    }
    return found;
  }

  /** Reads what a jar says of its plug-ins; empty if it is a library. */
  private static Optional<PluginJar> plugin(Path file, JarFile jar, Problems problems)
      throws IOException {
    Optional<String> providers = text(jar, PROVIDERS);
    if (providers.isEmpty()) {
      return Optional.empty();
    }
    String source = file.toString();
    Config reference =
        text(jar, ReferenceConf.NAME)
            .map(text -> ReferenceConf.parse(text, source + "!" + ReferenceConf.NAME, problems))
            .orElse(ConfigFactory.empty());
    return Optional.of(new PluginJar(source, names(providers.get()), reference));
  }

  private static Set<String> names(String providers) {
    return providers
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .collect(toCollection(LinkedHashSet::new));
  }

  private static Optional<String> text(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    return entry == null
        ? Optional.empty()
        : Optional.of(ReferenceConf.read(jar.getInputStream(entry), name));
  }
}
