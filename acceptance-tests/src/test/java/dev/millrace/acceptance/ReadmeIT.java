package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is what the project has. */
class ReadmeIT {

  private static String read(String file) throws IOException {
    return Files.readString(Program.ROOT.resolve(file));
  }

  @Test
  void theMockedComponentIsTheOneOfTheTestSuite() throws Exception {
    String test = read("sim-scenario/src/test/java/dev/millrace/sim/MockedConsumerTest.java");
    String example =
        test.substring(test.indexOf("// README-BEGIN\n") + 16, test.indexOf("\n  // README-END"));

    assertThat(read("README.md")).contains(example.stripIndent().strip());
  }

  @Test
  void thePluginTableHasEveryPluginThatIsListed() throws Exception {
    String readme = read("README.md");

    assertThat(Program.run("list").out().lines().filter(line -> line.startsWith("  ")))
        .hasSizeGreaterThan(10)
        .allMatch(line -> readme.contains("`" + line.strip().replaceFirst(" .*", "") + "`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pareto-plugin", "broken-pipelines"})
  void theExamplePluginsDependOnTheVersionThatIsBuilt(String example) throws Exception {
    String version = read("pom.xml").replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");

    assertThat(read("examples/" + example + "/pom.xml"))
        .containsPattern("<artifactId>plugin-api</artifactId>\\s*<version>" + version);
  }
}
