package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.acceptance.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outputs that the README shows are those of its commands. {@code
 * -Dmillrace.golden.update=true} rewrites them instead.
 */
class ReadmeTranscriptsIT {

  private static final Path README = Program.ROOT.resolve("README.md");

  static List<Transcript> transcripts() throws IOException {
    return Transcript.of(Files.readString(README));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void output_shownInReadme_isThatOfItsCommand(Transcript transcript) throws Exception {
    Ended run = Program.run(transcript.arguments().toArray(String[]::new));
    String output = (transcript.showsLog() ? run.err() : "") + run.out();

    assertThat(run.exitCode()).as(run.err()).isZero();
    if (Boolean.getBoolean("millrace.golden.update")) {
      String stable = output.replaceAll("commit [^)]+", "commit 0123abc");
      Files.writeString(README, Files.readString(README).replace(transcript.output(), stable));
    } else {
      assertThat(Transcript.masked(output)).isEqualTo(Transcript.masked(transcript.output()));
    }
  }

  @Test
  void readme_hasTranscripts() throws Exception {
    assertThat(transcripts()).hasSizeGreaterThan(2);
  }
}
