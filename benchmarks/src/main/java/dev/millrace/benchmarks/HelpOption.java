package dev.millrace.benchmarks;

import picocli.CommandLine.Option;

/** The option that shows a command's own help. */
public final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;
}
