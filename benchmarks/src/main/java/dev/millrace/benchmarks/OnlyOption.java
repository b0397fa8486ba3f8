package dev.millrace.benchmarks;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that selects what a command measures. */
public final class OnlyOption {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "What to measure; a kind without a name is measured in full.",
      showDefaultValue = Visibility.NEVER)
  private List<String> only = List.of();

  /**
   * Checks the names.
   *
   * @param names all valid names
   * @throws ParameterException if a name is unknown
   */
  public void check(CommandLine command, List<String> names) {
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            command, "--only names '" + name + "'; allowed: " + String.join(", ", names));
      }
    }
  }

  /** Returns the selected items of a kind; all if none of them is named. */
  public <T> List<T> of(List<T> all, Function<T, String> name) {
    List<T> named = all.stream().filter(each -> only.contains(name.apply(each))).toList();
    return named.isEmpty() ? all : named;
  }
}
