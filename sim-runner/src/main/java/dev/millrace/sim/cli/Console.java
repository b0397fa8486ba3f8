package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.engine.Printable;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The output of a command: results on standard output, messages on standard error. Control
 * characters in either are escaped.
 */
record Console(PrintWriter out, PrintWriter err) {

  static Console of(CommandSpec spec) {
    return of(spec.commandLine());
  }

  static Console of(CommandLine command) {
    return new Console(
        new PrintableWriter(command.getOut()), new PrintableWriter(command.getErr()));
  }

  /** Prints a result and returns whether it could be written. */
  boolean print(String result) {
    out.print(result);
    // The writer does not report a failure of the stream behind it.
    if (out.checkError() || System.out.checkError()) {
      message("the result could not be written");
      return false;
    }
    return true;
  }

  /** Prints a message on one line, after the name of the program. */
  void message(String text) {
    err.println("sim-runner: " + Printable.line(text));
    err.flush();
  }

  /** Prints text without a line end, such as a line that replaces itself. */
  void progress(String text) {
    // Unescaped: it returns to the start of the line.
    System.err.print(text);
    System.err.flush();
  }

  /** Prints a report of several lines, such as a deadlock with its workers. */
  void report(String text) {
    err.println("sim-runner: " + text);
    err.flush();
  }

  /** Prints warnings, one a line. */
  void warnings(List<Problem> warnings) {
    warnings.forEach(warning -> err.println("warning: " + warning));
    err.flush();
  }

  /** Prints problems, one a line, and their number. */
  void problems(List<Problem> problems) {
    problems.forEach(err::println);
    err.println(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    err.flush();
  }
}
