package dev.millrace.sim.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The program as it is called at the shell, in this virtual machine. */
final class Shell {

  private Shell() {}

  /** What a command left behind. */
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
