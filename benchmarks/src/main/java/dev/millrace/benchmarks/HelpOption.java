package dev.millrace.benchmarks;

import picocli.CommandLine.Option;

/** The option that prints a command's help. */
public final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this text.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;
}
