package dev.millrace.benchmarks;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that chooses some of what a command would measure. */
public final class OnlyOption {

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "What to measure; of a kind of which nothing is named, all.",
      showDefaultValue = Visibility.NEVER)
  private List<String> only = List.of();

  /**
   * Refuses a name that stands for nothing.
   *
   * @param names all there are
   */
  public void check(CommandLine command, List<String> names) {
    for (String name : only) {
      if (!names.contains(name)) {
        throw new ParameterException(
            command, "--only names '" + name + "'; there are " + String.join(", ", names));
      }
    }
  }

  /** Those of a kind that are chosen. */
  public <T> List<T> of(List<T> all, Function<T, String> name) {
    List<T> named = all.stream().filter(each -> only.contains(name.apply(each))).toList();
    return named.isEmpty() ? all : named;
  }
}
