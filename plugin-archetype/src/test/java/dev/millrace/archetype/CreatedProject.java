package dev.millrace.archetype;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.w3c.dom.Element;

/**
 * A project created from the archetype, without Maven: the files that its descriptor names, with
 * their {@code ${…}} replaced.
 */
record CreatedProject(Path folder) {

  private static final Path ARCHETYPE = Path.of("target/classes");
  private static final Path TEMPLATES = ARCHETYPE.resolve("archetype-resources");
  static final String PACKAGE = "com.acme.pulse";

  /** Creates the project in an empty folder. */
  static CreatedProject in(Path folder) throws Exception {
    Map<String, String> properties =
        Map.of(
            "${groupId}", "com.acme",
            "${artifactId}", "pulse",
            "${version}", "1.0.0",
            "${package}", PACKAGE,
            "${millraceVersion}", "0.1.0");
    CreatedProject project = new CreatedProject(folder);
    project.write(TEMPLATES.resolve("pom.xml"), Path.of("pom.xml"), properties);
    var sets = descriptor().getElementsByTagName("fileSet");
    for (int i = 0; i < sets.getLength(); i++) {
      Element set = (Element) sets.item(i);
      Path directory = Path.of(text(set, "directory").get(0).strip());
      Path source = TEMPLATES.resolve(directory);
      boolean packaged = set.getAttribute("packaged").equals("true");
      Path target = packaged ? directory.resolve(PACKAGE.replace('.', '/')) : directory;
      List<String> includes = text(set, "include");
      for (Path file : files(source)) {
        Path name = source.relativize(file);
        if (includes.isEmpty() || includes.contains(name.toString())) {
          project.write(file, target.resolve(name), properties);
        }
      }
    }
    return project;
  }

  private static Element descriptor() throws Exception {
    return javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ARCHETYPE.resolve("META-INF/maven/archetype-metadata.xml").toFile())
        .getDocumentElement();
  }

  /** Returns the default of the property that names the version of Millrace. */
  static List<String> defaults() throws Exception {
    return text(descriptor(), "defaultValue");
  }

  private static List<String> text(Element parent, String tag) {
    var found = parent.getElementsByTagName(tag);
    return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
        .map(i -> found.item(i).getTextContent())
        .toList();
  }

  private void write(Path template, Path name, Map<String, String> properties) throws IOException {
    String text = Files.readString(template);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      text = text.replace(property.getKey(), property.getValue());
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Compiles its classes and tests; returns what the compiler said. */
  String compile() throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = files(folder).stream().filter(file -> isNamed(file, ".java")).toList();
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:all,-try", // every Producer may be interrupted while it closes
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              Files.createDirectory(classes()).toString());
      compiler
          .getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return said.toString();
  }

  /** Returns a loader of its classes and tests, which sees its own reference.conf alone. */
  URLClassLoader loader() throws IOException {
    URL[] urls = {classes().toUri().toURL(), resources().toUri().toURL()};
    return new URLClassLoader(urls, CreatedProject.class.getClassLoader()) {
      @Override
      public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals("reference.conf") ? findResources(name) : super.getResources(name);
      }
    };
  }

  /** Packs its classes and resources. */
  void pack(Path jar) throws IOException {
    Map<String, Path> entries =
        Stream.of(classes(), resources())
            .flatMap(
                root -> uncheckedFiles(root).map(file -> Map.entry(root.relativize(file), file)))
            .collect(toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, Path> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        Files.copy(entry.getValue(), zip);
      }
    }
  }

  /** Returns the names of its test classes. */
  List<String> tests() throws IOException {
    return files(classes()).stream()
        .filter(file -> isNamed(file, "Test.class"))
        .map(file -> classes().relativize(file).toString())
        .map(name -> name.replace('/', '.').replaceFirst("\\.class$", ""))
        .toList();
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  private Path resources() {
    return folder.resolve("src/main/resources");
  }

  private static boolean isNamed(Path file, String end) {
    return file.toString().endsWith(end);
  }

  private static Stream<Path> uncheckedFiles(Path root) {
    try {
      return files(root).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
