package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigResolver;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.millrace.sim.binding.HoconMistake;
import dev.millrace.sim.binding.Names;
import dev.millrace.sim.binding.Problem;
import dev.millrace.sim.binding.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Replaces {@code ${…}} by the values that they name, environment variables included. */
final class Substitutions {

  private final Problems problems;
  private final String source;
  private final Supplier<Optional<Problem>> unresolvable;

  /**
   * Creates a replacement.
   *
   * @param unresolvable finds the problem behind a bug of the library
   */
  Substitutions(Problems problems, String source, Supplier<Optional<Problem>> unresolvable) {
    this.problems = problems;
    this.source = source;
    this.unresolvable = unresolvable;
  }

  /**
   * Returns the text without substitutions, or null if some could not be made and were reported.
   */
  @Nullable ConfigObject resolve(Config text) {
    Map<String, ConfigException> unset = new LinkedHashMap<>();
    while (true) {
      try {
        // The library stops at the first mistake: replace that one and look for the next.
        ConfigObject root =
            text.resolve(
                    ConfigResolveOptions.defaults().appendResolver(new StandIn(unset.keySet())))
                .root();
        report(unset, root.toConfig().entrySet().stream().map(Map.Entry::getKey).toList());
        return unset.isEmpty() ? root : null;
      } catch (ConfigException.UnresolvedSubstitution e) {
        if (unset.put(HoconMistake.substitution(e), e) != null) {
          report(unset, List.of());
          return null;
        }
      } catch (ConfigException.BugOrBroken e) {
        problems.add(unresolvable.get().orElseGet(() -> HoconMistake.of(e, source)));
        return null;
      } catch (ConfigException e) {
        problems.add(HoconMistake.of(e, source));
        return null;
      }
    }
  }

  private void report(Map<String, ConfigException> unset, List<String> known) {
    unset.forEach(
        (path, e) -> {
          Problem problem = HoconMistake.of(e, source);
          problems.add(
              problem.where(), problem.path(), problem.what() + Names.didYouMean(path, known));
        });
  }

  /** Resolves the paths that are known to be unset. */
  private record StandIn(Set<String> unset) implements ConfigResolver {

    @Override
    public @Nullable ConfigValue lookup(String path) {
      return unset.contains(path) ? ConfigValueFactory.fromAnyRef("unset") : null;
    }

    @Override
    public ConfigResolver withFallback(ConfigResolver fallback) {
      return this;
    }
  }
}
