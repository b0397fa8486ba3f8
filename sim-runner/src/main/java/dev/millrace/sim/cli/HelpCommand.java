package dev.millrace.sim.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help page of a command, as {@code COMMAND --help} does. */
@Command(
    name = "help",
    helpCommand = true,
    description = "Prints the help page of a command, or of the program.%n")
final class HelpCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean help;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..1",
      description = "The command; without one, the program's own page is printed.")
  private @Nullable String command;

  @Override
  public void run() {
    CommandLine program = spec.commandLine().getParent();
    CommandLine asked = command == null ? program : program.getSubcommands().get(command);
    if (asked == null) {
      throw new UnmatchedArgumentException(program, List.of(String.valueOf(command)));
    }
    asked.usage(program.getOut());
  }
}
