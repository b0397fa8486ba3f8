package dev.millrace.distributions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.testkit.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmpiricalDistributionTest {

  @TempDir Path folder;

  @Test
  void meanAndVariationAreThoseOfTheSample() throws IOException {
    var distribution = new EmpiricalDistribution(file("# ms\n1\n\n 2 \n6e0\n"), 1e6);

    assertThat(distribution.mean()).isEqualTo(3e6);
    assertThat(distribution.squaredCoefficientOfVariation())
        .isEqualTo((4 + 1 + 9) / 3.0 / 9, within(1e-15));
  }

  @Test
  void valuesAreDrawnWithEqualProbability() throws IOException {
    var sampler = new EmpiricalDistribution(file("1\n2\n6\n6"), 10).sampler(SeededRandom.of(1));

    double[] draws = DoubleStream.generate(sampler).limit(40_000).toArray();

    assertThat(draws).containsOnly(10, 20, 60);
    // 10,000 each, 20,000 for the duplicate; the standard deviations are 87 and 100.
    assertThat(DoubleStream.of(draws).filter(draw -> draw == 10).count())
        .isBetween(9_700L, 10_300L);
    assertThat(DoubleStream.of(draws).filter(draw -> draw == 60).count())
        .isBetween(19_600L, 20_400L);
  }

  @Test
  void aSampleOfZeros_hasNoVariation() throws IOException {
    assertThat(new EmpiricalDistribution(file("0\n0"), 1).squaredCoefficientOfVariation()).isZero();
  }

  @Test
  void aChangedFile_isReadAgain() throws IOException {
    var distribution = new EmpiricalDistribution(file("1"), 1);
    assertThat(distribution.mean()).isEqualTo(1);

    file("20");

    assertThat(distribution.mean()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({"1.5 ms", "-1", "NaN", "Infinity", "'1,2'", "mean"})
  void anInvalidLine_isReported(String line) throws IOException {
    Path file = file("# values\n3\n" + line);

    assertThatThrownBy(() -> new EmpiricalDistribution(file, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s:3: found '%s'; allowed: one number of at least 0 per line", file, line);
  }

  @Test
  void aMissingFile_isRejected() {
    Path missing = folder.resolve("missing.txt");

    assertThatThrownBy(() -> new EmpiricalDistribution(missing, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s does not exist", missing);
  }

  @Test
  void aFolder_isRejected() {
    assertThatThrownBy(() -> new EmpiricalDistribution(folder, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s is not a regular file", folder);
  }

  @Test
  void anEmptyFile_isRejected() throws IOException {
    Path empty = file("# nothing\n\n");

    assertThatThrownBy(() -> new EmpiricalDistribution(empty, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s has no values", empty);
  }

  @Test
  void aBinaryFile_isRejected() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {'1', '\n', (byte) 0xff});

    assertThatThrownBy(() -> new EmpiricalDistribution(binary, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file %s is not UTF-8 text", binary);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("sample.txt"), content);
  }
}
