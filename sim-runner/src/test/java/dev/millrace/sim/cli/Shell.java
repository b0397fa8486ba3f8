package dev.millrace.sim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs the program in this virtual machine. */
final class Shell {

  private Shell() {}

  /** The exit code and the output of a command. */
  record Ended(int exitCode, String out, String err) {}

  static Ended run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ended(exitCode, out.toString(), err.toString());
  }
}
