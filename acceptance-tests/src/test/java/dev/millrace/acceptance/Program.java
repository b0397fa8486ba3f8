package dev.millrace.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built jar, run as a program in the root of the project, like a user at the shell. */
final class Program {

  /** The root of the project: tests run in the folder of their module. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final long LIMIT_SECONDS = 120;

  /** What a run of the program left behind. */
  record Ended(int exitCode, String out, String err) {

    /** The lines of the log without the time at their start. */
    List<String> logLines() {
      return err.lines()
          .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ", ""))
          .toList();
    }
  }

  /** A program that is still at work. */
  record Running(Process process, Path out, Path err) {

    String errSoFar() {
      try {
        return Files.readString(err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Sends SIGINT, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", "" + process.pid()).inheritIO().start().waitFor();
    }

    Ended await() throws InterruptedException, IOException {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("did not end; stderr so far:\n" + errSoFar());
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private Program() {}

  /** Starts the program. */
  static Running start(String... arguments) throws IOException {
    return start(ROOT, arguments);
  }

  /** Starts the program in a folder. */
  static Running start(Path folder, String... arguments) throws IOException {
    return start(folder, List.of(), arguments);
  }

  /** Starts the program in a folder, with options for Java. */
  static Running start(Path folder, List<String> javaOptions, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-jar");
    command.add(ROOT.resolve("sim-runner/target/sim-runner.jar").toString());
    command.addAll(List.of(arguments));
    return start(new ProcessBuilder(command).directory(folder.toFile()));
  }

  /** Starts a program with its output in files. */
  static Running start(ProcessBuilder program) throws IOException {
    Path out = Files.createTempFile("millrace", ".out");
    Path err = Files.createTempFile("millrace", ".err");
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    Process process = program.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Running(process, out, err);
  }

  /** Runs the program to its end. */
  static Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }
}
