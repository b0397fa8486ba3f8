package dev.millrace.sim.plugins;

import com.google.inject.AbstractModule;
import dev.millrace.api.Plugin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jars for tests: compiled and packed on the spot. */
public final class PluginJars {

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final List<Path> libraries = new ArrayList<>();

  public static PluginJars jar() {
    return new PluginJars();
  }

  /** Adds a class. */
  public PluginJars with(String name, String source) {
    sources.put(name, source);
    return this;
  }

  /** Adds a file. */
  public PluginJars file(String name, String text) {
    resources.put(name, text);
    return this;
  }

  /** Adds the line that makes a class known as a plug-in. */
  public PluginJars provides(String className) {
    return file("META-INF/services/" + Plugin.class.getName(), className + " # a comment\n");
  }

  /** Adds a plug-in with a producer that has one setting, {@code size}. */
  PluginJars withProducer(String plugin, String type) {
    return with(
            plugin,
            """
            public class %1$s extends dev.millrace.api.Plugin {
              public record Settings(int size) {}
              public static class Component implements dev.millrace.api.Producer {
                public Object next(dev.millrace.api.Clock clock) { return null; }
              }
              protected void configure() {
                bindProducer("%2$s", Component.class, Settings.class);
              }
            }
            """
                .formatted(plugin, type))
        .file(
            "reference.conf",
            """
            # What %1$s does. And more
            # of it.
            millrace.producers.%1$s {
              # How big.
              size = 7
            }
            """
                .formatted(type))
        .provides(plugin);
  }

  /** Adds a plug-in whose {@code configure} is this. */
  PluginJars withConfigure(String plugin, String body) {
    return with(
            plugin,
            """
            public class %s extends dev.millrace.api.Plugin {
              protected void configure() { %s }
            }
            """
                .formatted(plugin, body))
        .provides(plugin);
  }

  /** Compiles against this jar too. */
  public PluginJars using(Path library) {
    libraries.add(library);
    return this;
  }

  public Path write(Path jar) throws IOException {
    Path classes = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "classes");
    if (!sources.isEmpty()) {
      compile(classes);
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        add(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      for (Map.Entry<String, String> resource : resources.entrySet()) {
        add(zip, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<Source> units =
        sources.entrySet().stream()
            .map(source -> new Source(source.getKey(), source.getValue()))
            .toList();
    List<String> options =
        List.of("-proc:none", "-d", classes.toString(), "-classpath", classPath());
    if (!compiler.getTask(said, null, null, options, null, units).call()) {
      throw new IllegalArgumentException(said.toString());
    }
  }

  private String classPath() {
    List<String> entries = new ArrayList<>(libraries.stream().map(Path::toString).toList());
    entries.add(location(Plugin.class));
    entries.add(location(AbstractModule.class));
    return String.join(System.getProperty("path.separator"), entries);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
