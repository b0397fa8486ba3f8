package dev.millrace.sim.cli;

import dev.millrace.sim.binding.Names;
import dev.millrace.sim.report.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: {@code java -jar sim-runner.jar COMMAND ...}. */
@Command(
    name = "sim-runner",
    mixinStandardHelpOptions = true,
    versionProvider = Main.VersionOfThisProgram.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Runs producers, a pipeline and consumers together and tells what happens: what is lost,"
          + " how long messages wait, where the time goes.%n"
    },
    subcommands = {
      RunCommand.class,
      CompareCommand.class,
      ExploreCommand.class,
      CheckCommand.class,
      ListCommand.class,
      DescribeCommand.class
    },
    footer = {
      "%nExamples:",
      "  sim-runner run conf/lock.conf                 run a scenario",
      "  sim-runner compare conf/bursty-database.conf --pipelines lock,queue",
      "  sim-runner explore conf/lock.conf --set run.messages=3",
      "  sim-runner check conf/lock.conf               look for mistakes, run nothing",
      "  sim-runner list                               what can be chosen",
      "  sim-runner describe bursty                    every key of a plug-in%n",
      "Exit codes: 0 done, 1 the run failed, 2 bad usage or scenario, 99 done but run.precision was"
          + " not reached, 130 interrupted."
    })
public final class Main implements Runnable {

  static {
    // Keeps Guice away from sun.misc.Unsafe, of which newer JDKs warn; before any class of it
    // loads.
    if (System.getProperty("guice_custom_class_loading") == null) {
      System.setProperty("guice_custom_class_loading", "CHILD");
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Runs the program and ends the virtual machine with its exit code. */
  public static void main(String[] arguments) {
    int exitCode;
    try {
      exitCode = commandLine().execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println(
          "sim-runner: out of memory (" + e.getMessage() + "); try a larger java -Xmx, or less");
      exitCode = ExitCode.FAILED;
    }
    System.exit(exitCode);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(Main::explainUsage)
        .setExecutionExceptionHandler(
            (exception, command, parsed) -> {
              PrintWriter err = command.getErr();
              err.println("sim-runner: internal error, please report it:");
              exception.printStackTrace(err);
              return ExitCode.FAILED;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  private static int explainUsage(ParameterException exception, String[] arguments) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    if (command.getParent() == null && exception instanceof UnmatchedArgumentException unmatched) {
      String found = unmatched.getUnmatched().get(0);
      err.println(
          "sim-runner: unknown command '%s'%s"
              .formatted(found, Names.allowed(command.getSubcommands().keySet(), found)));
    } else if (exception.getArgSpec() instanceof OptionSpec option
        && exception.getCause() instanceof TypeConversionException) {
      err.println(
          "sim-runner: %s: found \"%s\"; allowed: %s"
              .formatted(option.longestName(), exception.getValue(), allowed(option)));
    } else {
      err.println("sim-runner: " + exception.getMessage());
      UnmatchedArgumentException.printSuggestions(exception, err);
    }
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /** Options take a text, which is never wrong here, or one of these. */
  private static String allowed(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "no value";
    }
    return option.type() == Path.class ? "a folder" : "a whole number";
  }

  static final class VersionOfThisProgram implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.ofThisProgram().toString()};
    }
  }
}
