package dev.millrace.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fixtures.PluginJars;
import dev.millrace.sim.cli.Shell.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports on plug-ins whose components cannot be created, and on where plug-ins come from. */
class PluginFailuresTest {

  @TempDir private Path folder;

  @Test
  void throwingConstructor_isReportedWithItsOwnFrame() throws Exception {
    Ended ended = run("public Sink() { java.util.List.of().iterator().next(); }");

    assertThat(ended.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(ended.err())
        .contains(
            "consumers.c: the consumer 'sink' could not be created:"
                + " java.util.NoSuchElementException, at Parts$Sink.<init>(Parts.java:3)");
  }

  @Test
  void constructorWithoutInject_isReportedOnOneLine() throws Exception {
    Ended ended = run("public Sink(java.util.random.RandomGenerator random) {}");

    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .endsWith(
            "consumers.c: the consumer 'sink' could not be created: Parts$Sink has no constructor"
                + " with @Inject (jakarta.inject.Inject), and none without parameters");
  }

  @Test
  void unboundParameter_isReportedOnOneLine() throws Exception {
    Ended ended = run("@com.google.inject.Inject public Sink(java.util.List<String> names) {}");

    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .endsWith(
            "its constructor needs a binding that is missing: No implementation for"
                + " java.util.List<java.lang.String> was bound.");
  }

  @Test
  void list_namesTheFolderOfAPlugin() throws Exception {
    Path own = Files.createDirectory(folder.resolve("acme"));
    PluginJars.jar().withProducer("Tide", "tide").write(own.resolve("tide.jar"));
    PluginJars.jar().file("x", "").write(own.resolve("library.jar"));

    Ended ended = Shell.run("list", "--plugins", folder.toString());

    assertThat(ended.out())
        .contains(
            """
            from %s:
              producer         tide
              library          library.jar
            """
                .formatted(own));
  }

  /** Runs a scenario with a consumer that has this constructor. */
  private Ended run(String constructor) throws Exception {
    PluginJars.jar()
        .with(
            "Parts",
            """
            public class Parts extends dev.millrace.plugin.Plugin {
              public static class Sink implements dev.millrace.api.Consumer {
                %s
                public void accept(dev.millrace.api.Message m, dev.millrace.api.Clock c) {}
              }
              protected void configure() { bindConsumer("sink", Sink.class); }
            }
            """
                .formatted(constructor))
        .file("reference.conf", "millrace.consumers.sink {}")
        .provides("Parts")
        .write(folder.resolve("parts.jar"));
    Path file =
        Files.writeString(
            folder.resolve("scenario.conf"),
            """
            producers.p { type = random, messages = 4 }
            pipeline.type = queue
            consumers.c.type = sink
            run.engine = virtual
            """);
    return Shell.run("run", file.toString(), "--plugins", folder.toString());
  }
}
