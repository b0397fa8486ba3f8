package dev.millrace.sim.plugins;

import static java.util.stream.Collectors.toCollection;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Finds plug-ins in a folder of jars.
 *
 * <p>All jars share one class loader, so that the libraries of a plug-in may be jars beside it. The
 * list of providers is read from each jar, because a class loader silently merges two equal jars.
 *
 * @param folder the folder
 * @param name how problems name it
 */
record PluginFolder(Path folder, String name) {

  private static final String PROVIDERS = "META-INF/services/" + Plugin.class.getName();

  /** The providers and defaults of a jar. */
  private record PluginJar(String source, Set<String> providers, Config reference) {}

  /** Returns the plug-ins that load. Others are reported. */
  List<FoundPlugin> find(ClassLoader parent, Problems problems) {
    List<PluginJar> jars = new ArrayList<>();
    List<URL> urls = new ArrayList<>();
    for (Path file : jarFiles(problems)) {
      open(file, problems)
          .ifPresent(
              jar -> {
                jars.add(jar);
                urls.add(url(file));
              });
    }
    // Never closed: components load classes as long as the program runs.
    ClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), parent);
    List<FoundPlugin> found = new ArrayList<>();
    for (PluginJar jar : jars) {
      for (String className : jar.providers) {
        Provider.load(className, loader, jar.source, problems)
            .ifPresent(plugin -> found.add(new FoundPlugin(plugin, jar.source, jar.reference)));
      }
    }
    return found;
  }

  private List<Path> jarFiles(Problems problems) {
    if (folder.toString().isEmpty()) {
      problems.add(name, "", "an empty name; allowed: a folder");
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (NotDirectoryException e) {
      problems.add(name, "", "a file; allowed: a folder");
    } catch (NoSuchFileException e) {
      problems.add(name, "", "no such folder");
    } catch (IOException e) {
      problems.add(name, "", "cannot be read; allowed: a folder of plug-in jars");
    }
    return List.of();
  }

  private static Optional<PluginJar> open(Path file, Problems problems) {
    String source = file.toString();
    try (JarFile jar = new JarFile(file.toFile())) {
      Config reference =
          text(jar, ReferenceConf.NAME)
              .map(text -> ReferenceConf.parse(text, source + "!" + ReferenceConf.NAME, problems))
              .orElse(ConfigFactory.empty());
      return Optional.of(
          new PluginJar(
              source, text(jar, PROVIDERS).map(PluginFolder::names).orElse(Set.of()), reference));
    } catch (ReferenceConf.TooLargeException e) {
      Provider.report(source, String.valueOf(e.getMessage()), problems);
      return Optional.empty();
    } catch (IOException e) {
      Provider.report(source, "not a jar file (" + e.getMessage() + ")", problems);
      return Optional.empty();
    }
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

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
