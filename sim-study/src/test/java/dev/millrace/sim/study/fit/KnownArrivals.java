package dev.millrace.sim.study.fit;

import dev.millrace.sim.plugins.PluginSource;
import dev.millrace.sim.study.Scenarios;
import java.util.stream.LongStream;

/** Traces that the project's producers generate. */
final class KnownArrivals {

  static final PluginSource PLUGINS = PluginSource.classPath();

  private KnownArrivals() {}

  static long[] of(String producer, String duration) {
    LongStream.Builder due = LongStream.builder();
    Scenarios.parse(
            """
            producers.p { %s }
            pipeline { type = queue, capacity = 1 }
            consumers.c { type = slow-database }
            run { engine = virtual, duration = %s, seed = 7 }
            """
                .formatted(producer, duration))
        .withPlugins(PLUGINS)
        .readSchedule(10_000_000, due::add);
    return due.build().toArray();
  }

  static FitSettings settings() {
    return new FitSettings(0.1, 50, 1, 200_000, PLUGINS);
  }
}
