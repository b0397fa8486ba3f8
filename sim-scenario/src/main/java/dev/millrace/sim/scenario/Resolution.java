package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The resolved blocks of a scenario, computed when they are first needed: a cell of a sweep needs
 * them never. Thread-safe: computing them twice gives the same.
 */
final class Resolution implements Supplier<Config> {

  private final Supplier<Config> computation;
  private volatile @Nullable Config blocks;

  Resolution(Supplier<Config> computation) {
    this.computation = computation;
  }

  @Override
  public Config get() {
    Config known = blocks;
    if (known == null) {
      known = computation.get();
      blocks = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Resolution resolution && get().equals(resolution.get());
  }

  @Override
  public int hashCode() {
    return get().hashCode();
  }

  @Override
  public String toString() {
    return get().toString();
  }
}
