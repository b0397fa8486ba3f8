package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.scenario.ScenarioException;
import dev.millrace.sim.study.init.TraceException;
import dev.millrace.sim.wiring.WiringException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports the exceptions of commands to the user and maps them to exit codes. */
final class ErrorReport {

  private ErrorReport() {}

  /** Reports an exception that a command threw. */
  static int ofExecution(Exception exception, CommandLine command, ParseResult parsed) {
    Console console = Console.of(command);
    if (exception instanceof ScenarioException scenario) {
      console.warnings(scenario.warnings());
      console.problems(scenario.problems());
      return ExitCode.USAGE;
    }
    if (exception instanceof TraceException) {
      console.message(String.valueOf(exception.getMessage()));
      return ExitCode.USAGE;
    }
    if (exception instanceof CommandException ended) {
      console.message(String.valueOf(ended.getMessage()));
      return ended.exitCode();
    }
    if (exception instanceof WiringException) {
      console.message(String.valueOf(exception.getMessage()));
      return ExitCode.FAILED;
    }
    if (exception instanceof InterruptedException) {
      console.message("the run was cut off: a component interrupted the thread that controls it");
      return ExitCode.FAILED;
    }
    console.message("internal error, please report it:");
    exception.printStackTrace(console.err());
    return ExitCode.FAILED;
  }

  /** Reports a mistake in the arguments. */
  static int ofUsage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    Console console = Console.of(command);
    if (command.getParent() == null && exception instanceof UnmatchedArgumentException unmatched) {
      String found = unmatched.getUnmatched().get(0);
      console.message(
          "unknown command '%s'%s"
              .formatted(found, Names.allowed(command.getSubcommands().keySet(), found)));
    } else if (exception instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()) {
      String found = unmatched.getUnmatched().get(0);
      console.message(
          "unknown option '%s'%s"
              .formatted(
                  found, Names.didYouMean(found, command.getCommandSpec().optionsMap().keySet())));
    } else if (exception.getArgSpec() instanceof OptionSpec option
        && exception.getCause() instanceof TypeConversionException) {
      console.message(
          "%s: found \"%s\"; allowed: %s"
              .formatted(option.longestName(), exception.getValue(), allowed(option)));
    } else {
      console.message(String.valueOf(exception.getMessage()));
      UnmatchedArgumentException.printSuggestions(exception, console.err());
    }
    console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** Returns the values of an option; those that take any text never fail to convert. */
  private static String allowed(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "no value";
    }
    if (option.type() == double.class) {
      return "a number";
    }
    return option.type() == Path.class ? "a folder" : "a whole number";
  }
}
