package dev.millrace.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import dev.millrace.api.Consumer;
import dev.millrace.api.CountDistribution;
import dev.millrace.api.Distribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Pipeline;
import dev.millrace.api.PipelineContext;
import dev.millrace.api.Producer;
import dev.millrace.api.Range;
import dev.millrace.api.Secret;
import dev.millrace.plugin.PluginBinding.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a plug-in module tells the runner: a Guice module whose {@code configure} names components
 * with the verbs below.
 *
 * <p>To be found, a plug-in has a public constructor without arguments and a line in {@code
 * META-INF/services/dev.millrace.plugin.Plugin}. Its {@code reference.conf} holds, at {@code
 * millrace.producers.TYPE} and alike, every key of every component with its default (null where
 * there is none) and a comment: these comments are the component's manual, the first sentence above
 * its block the description in the list of plug-ins.
 *
 * <p>A settings record has one component a key: {@code maxDelay} is bound to {@code max-delay};
 * {@link jakarta.inject.Named} gives it a key that Java does not allow as its name. Components may
 * be boolean, int, long, double, String, {@link java.time.Duration}, {@link java.nio.file.Path}
 * (relative to the file that names it), {@link Secret} (a password), {@link DurationDistribution},
 * {@link CountDistribution}, {@link OverflowPolicy}, an enum, a record (a block), a sealed
 * interface of records (a block whose {@code type} picks the record: {@code csv} picks {@code
 * CsvFormat} of {@code Format}), a list of these, or a class with a public static {@code
 * parse(String)} method, whose IllegalArgumentException is shown word for word and so says what was
 * found and what is allowed; they are required unless {@code @Nullable}. {@link Range} limits
 * numbers and durations. An {@link IllegalArgumentException} from the record's constructor is
 * reported as a mistake in the block.
 *
 * <p>A component's {@code @Inject} constructor may ask for its settings record and for a {@link
 * java.util.random.RandomGenerator} of its own; a producer or consumer also for its {@link Group}
 * and its {@link WorkerInfo}, a pipeline for its {@link PipelineContext}, which has the number of
 * workers on both sides, and for an {@code Optional<StepListener>}. An {@link
 * IllegalArgumentException} from it says that the settings do not fit the run, and is reported as a
 * mistake in the block before anything is run. A plug-in may add bindings of its own as in any
 * Guice module.
 */
public abstract class Plugin extends AbstractModule {

  /** Registers a producer without settings. */
  protected final void bindProducer(String type, Class<? extends Producer> component) {
    bindComponent(Kind.PRODUCER, type, component, null);
  }

  /** Registers a producer. */
  protected final void bindProducer(
      String type, Class<? extends Producer> component, Class<? extends Record> settings) {
    bindComponent(Kind.PRODUCER, type, component, settings);
  }

  /** Registers a pipeline without settings. */
  protected final void bindPipeline(String type, Class<? extends Pipeline<Message>> component) {
    bindComponent(Kind.PIPELINE, type, component, null);
  }

  /** Registers a pipeline. */
  protected final void bindPipeline(
      String type, Class<? extends Pipeline<Message>> component, Class<? extends Record> settings) {
    bindComponent(Kind.PIPELINE, type, component, settings);
  }

  /**
   * Registers a pipeline whose class is generic.
   *
   * @param component such as {@code new TypeLiteral<QueuePipeline<Message>>() {}}
   */
  protected final void bindPipeline(
      String type, TypeLiteral<? extends Pipeline<Message>> component) {
    bindComponent(Kind.PIPELINE, type, component.getRawType(), null);
  }

  /** Registers a pipeline whose class is generic; as {@link #bindPipeline(String, TypeLiteral)}. */
  protected final void bindPipeline(
      String type,
      TypeLiteral<? extends Pipeline<Message>> component,
      Class<? extends Record> settings) {
    bindComponent(Kind.PIPELINE, type, component.getRawType(), settings);
  }

  /** Registers a consumer without settings. */
  protected final void bindConsumer(String type, Class<? extends Consumer> component) {
    bindComponent(Kind.CONSUMER, type, component, null);
  }

  /** Registers a consumer. */
  protected final void bindConsumer(
      String type, Class<? extends Consumer> component, Class<? extends Record> settings) {
    bindComponent(Kind.CONSUMER, type, component, settings);
  }

  /** Registers an overflow policy: a record whose components are its settings. */
  protected final <P extends Record & OverflowPolicy> void bindOverflowPolicy(
      String type, Class<P> policy) {
    bindComponent(Kind.OVERFLOW_POLICY, type, policy, policy);
  }

  /** Registers a distribution: a record whose components are its parameters. */
  protected final <D extends Record & Distribution> void bindDistribution(
      String type, Class<D> distribution) {
    bindComponent(Kind.DISTRIBUTION, type, distribution, distribution);
  }

  private void bindComponent(
      Kind kind, String type, Class<?> component, @Nullable Class<? extends Record> settings) {
    Multibinder.newSetBinder(binder(), PluginBinding.class)
        .addBinding()
        .toInstance(new PluginBinding(kind, type, component, settings, getClass()));
  }
}
