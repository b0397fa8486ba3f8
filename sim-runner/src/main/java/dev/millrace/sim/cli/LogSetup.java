package dev.millrace.sim.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.pattern.DynamicConverter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import dev.millrace.sim.engine.Failures;
import dev.millrace.sim.engine.Printable;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Configures the log: lines with time, level and worker on standard error, from INFO up.
 *
 * <p>In code because it starts faster than from XML. A file named by the system property {@code
 * logback.configurationFile} takes its place.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {

  private static final String PATTERN = "%when{HH:mm:ss.SSS} %-5level %-12worker %msg%n";

  /** The library whose lines repeat, with stack traces, what its users report themselves. */
  private static final String CONNECTION_POOL = "com.zaxxer.hikari";

  /** Inherited by the threads on which constructors are called. */
  private static final InheritableThreadLocal<@Nullable AtomicBoolean> SILENT =
      new InheritableThreadLocal<>();

  /** A period without log lines, which ends when it is closed. */
  interface Silence extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  @SuppressWarnings("rawtypes") // logback's table of converters is raw
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    PatternLayoutEncoder encoder = new PrintableEncoder();
    encoder.setContext(context);
    Map<String, Supplier<DynamicConverter>> converters = new HashMap<>();
    converters.put("when", VirtualTimeConverter::new);
    converters.put("worker", WorkerConverter::new);
    context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, converters);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    context.getLogger(CONNECTION_POOL).setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Calls a task whose log lines, of the calling thread and those it starts, are suppressed. */
  static <R> R silently(Callable<R> task) throws Exception {
    TurboFilter silencer = new Silencer();
    AtomicBoolean silent = new AtomicBoolean(true);
    SILENT.set(silent);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.addTurboFilter(silencer);
    }
    try {
      return task.call();
    } finally {
      silent.set(false); // for threads that were started meanwhile and go on
      SILENT.remove();
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
        // A filter is asked for each message that is not logged either.
        context.getTurboFilterList().remove(silencer);
      }
    }
  }

  /** Suppresses the log lines of all threads until the result is closed. */
  static Silence silenceAll() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    root.setLevel(Level.OFF);
    return () -> root.setLevel(before);
  }

  /** Enables DEBUG lines. */
  static void showDebug() {
    ((Logger) LoggerFactory.getLogger(CONNECTION_POOL)).setLevel(null);
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.DEBUG);
  }

  /** Escapes control characters in what is logged. */
  private static final class PrintableEncoder extends PatternLayoutEncoder {
    @Override
    public byte[] encode(ILoggingEvent event) {
      return Printable.text(layout.doLayout(event)).getBytes(Charset.defaultCharset());
    }
  }

  private static final class Silencer extends TurboFilter {
    @Override
    public FilterReply decide(
        @Nullable Marker marker,
        Logger logger,
        Level level,
        @Nullable String format,
        Object @Nullable [] parameters,
        @Nullable Throwable thrown) {
      if (Failures.TRACE.equals(marker)) {
        return FilterReply.NEUTRAL;
      }
      AtomicBoolean silent = SILENT.get();
      return silent != null && silent.get() ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
  }
}
