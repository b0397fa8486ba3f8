package dev.millrace.sim.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import dev.millrace.api.Consumer;
import dev.millrace.api.CountDistribution;
import dev.millrace.api.Distribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.EvictingPipeline;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.Producer;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.api.RemovingPipeline;
import dev.millrace.plugin.Plugin;
import dev.millrace.sim.binding.Problems;
import dev.millrace.sim.plugins.PluginCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A plug-in whose components do nothing and whose settings are of every kind there is. */
final class FakePlugin extends Plugin {

  abstract static class AnyProducer implements Producer {}

  abstract static class AnyPipeline implements Pipeline<Message> {}

  abstract static class AnyBuffer implements EvictingPipeline<Message>, RemovingPipeline<Message> {}

  @RealTimeOnly("it prints on paper")
  abstract static class AnyPrinter implements Consumer {}

  abstract static class AnyConsumer implements Consumer {}

  /** A fake policy, which is never called. */
  interface AnyPolicy extends OverflowPolicy {
    @Override
    default Decision decideBeforePut(Message message) {
      throw new AssertionError("nothing runs");
    }
  }

  record Blocking() implements AnyPolicy {}

  record DroppingNewest() implements AnyPolicy {}

  record DroppingOldest() implements AnyPolicy {
    @Override
    public Set<Need> needs() {
      return Set.of(Need.EVICTION);
    }
  }

  record BlockingForATime(@Range(above = 0) Duration timeout, OverflowPolicy then)
      implements AnyPolicy {
    BlockingForATime {
      if (then instanceof Blocking) {
        throw new IllegalArgumentException("then is block; allowed: what does not wait");
      }
    }

    @Override
    public Set<Need> needs() {
      return then.needs();
    }
  }

  record Burst(@Range(min = 1) CountDistribution size, DurationDistribution gap) {}

  record BurstySettings(Burst burst, @Range(max = 60) DurationDistribution pause) {}

  sealed interface Body {}

  record IntegerBody(int min, int max) implements Body {
    IntegerBody {
      if (min > max) {
        throw new IllegalArgumentException("min is " + min + "; allowed: at most max = " + max);
      }
    }
  }

  record TextBody(@Range(min = 0) int bytes) implements Body {}

  record RandomSettings(@Range(min = 1) long messages, Body body, DurationDistribution gap) {}

  enum OnError {
    FAIL,
    SKIP_ROW
  }

  record Speed(double factor) {
    public static Speed parse(String text) {
      if (text.equals("max")) {
        return new Speed(Double.POSITIVE_INFINITY);
      }
      try {
        return new Speed(Double.parseDouble(text));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' is no speed; allowed: a number, or max");
      }
    }
  }

  record ReplaySettings(
      Path file,
      Speed speed,
      OnError onError,
      List<Integer> columns,
      String separator,
      @Nullable String pattern,
      @Range(above = 0, max = 3600) @Nullable Duration maxGap) {}

  record QueueSettings(@Range(min = 1) int capacity) {}

  record DatabaseSettings(
      DurationDistribution service, @Range(min = 0, max = 1) double failureRate, boolean strict) {}

  /** A fake distribution, which draws nothing. */
  interface Inert extends Distribution {
    @Override
    default DoubleSupplier sampler(RandomGenerator random) {
      return this::mean;
    }

    @Override
    default double squaredCoefficientOfVariation() {
      return 0;
    }
  }

  record Exponential(@Range(above = 0) @Quantity double mean) implements Inert {}

  record Uniform(@Quantity double min, @Quantity double max) implements Inert {
    Uniform {
      if (min > max) {
        throw new IllegalArgumentException("min is above max; allowed: at most max");
      }
    }

    @Override
    public double mean() {
      return (min + max) / 2;
    }
  }

  record Gamma(@Range(above = 0) double shape, @Range(above = 0) @Quantity double scale)
      implements Inert {
    @Override
    public double mean() {
      return shape * scale;
    }
  }

  @Override
  protected void configure() {
    bindProducer("bursty", AnyProducer.class, BurstySettings.class);
    bindProducer("random", AnyProducer.class, RandomSettings.class);
    bindProducer("file-replay", AnyProducer.class, ReplaySettings.class);
    bindPipeline("queue", AnyPipeline.class, QueueSettings.class);
    bindPipeline("slot", AnyPipeline.class);
    bindPipeline("buffer", AnyBuffer.class);
    bindConsumer("slow-database", AnyConsumer.class, DatabaseSettings.class);
    bindConsumer("log", AnyConsumer.class);
    bindConsumer("printer", AnyPrinter.class);
    bindOverflowPolicy("block", Blocking.class);
    bindOverflowPolicy("drop-newest", DroppingNewest.class);
    bindOverflowPolicy("drop-oldest", DroppingOldest.class);
    bindOverflowPolicy("block-timeout", BlockingForATime.class);
    bindDistribution("exponential", Exponential.class);
    bindDistribution("uniform", Uniform.class);
    bindDistribution("gamma", Gamma.class);
  }

  static Config reference() {
    return ConfigFactory.parseResources(
        FakePlugin.class,
        "fake-reference.conf",
        ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** A catalog with this plug-in alone. */
  static PluginCatalog catalog() {
    Problems problems = new Problems();
    PluginCatalog catalog = PluginCatalog.of(List.of(new FakePlugin()), reference(), problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(problems.all().toString());
    }
    return catalog;
  }
}
