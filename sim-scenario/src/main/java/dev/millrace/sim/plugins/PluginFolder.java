package dev.millrace.sim.plugins;

import dev.millrace.sim.binding.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds plug-ins in a folder: each jar in it, and each folder in it with jars, has a class loader
 * of its own.
 *
 * @param folder the folder
 * @param name how problems name it
 */
record PluginFolder(Path folder, String name) {

  /** Returns the plug-ins that load. Others are reported. */
  List<FoundPlugin> find(ClassLoader program, Problems problems) {
    List<FoundPlugin> found = new ArrayList<>();
    for (Path entry : entries(problems)) {
      List<Path> jars = Files.isDirectory(entry) ? jarsIn(entry, problems) : List.of(entry);
      if (!jars.isEmpty()) {
        found.addAll(PluginBundle.open(entry, jars, problems).load(program, problems));
      }
    }
    return found;
  }

  private List<Path> entries(Problems problems) {
    if (folder.toString().isEmpty()) {
      problems.add(name, "", "an empty name; allowed: a folder");
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> isJar(file) || Files.isDirectory(file)).sorted().toList();
    } catch (NotDirectoryException e) {
      problems.add(name, "", "a file; allowed: a folder");
    } catch (NoSuchFileException e) {
      problems.add(name, "", "no such folder");
    } catch (IOException e) {
      problems.add(name, "", "cannot be read; allowed: a folder of plug-in jars");
    }
    return List.of();
  }

  private static List<Path> jarsIn(Path folder, Problems problems) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(PluginFolder::isJar).sorted().toList();
    } catch (IOException e) {
      problems.add(folder.toString(), "", "cannot be read; allowed: a folder of a plug-in's jars");
      return List.of();
    }
  }

  private static boolean isJar(Path file) {
    return file.toString().endsWith(".jar");
  }
}
