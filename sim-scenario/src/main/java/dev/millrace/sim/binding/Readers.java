package dev.millrace.sim.binding;

import dev.millrace.api.CountDistribution;
import dev.millrace.api.DurationDistribution;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Secret;
import dev.millrace.api.ServiceTime;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the reader for a type of setting. */
record Readers(RecordReader records, Reading reading) {

  /**
   * Returns the reader for a type.
   *
   * @throws SettingsMistake if settings cannot be of this type
   */
  ValueReader of(Type type, Bounds bounds) {
    if (type instanceof Class<?> plain) {
      ValueReader reader = scalar(plain, bounds);
      return reader != null ? reader : composite(plain, bounds);
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return new ListReader(of(generic.getActualTypeArguments()[0], bounds), reading);
    }
    throw unreadable(type);
  }

  private static @Nullable ValueReader scalar(Class<?> type, Bounds bounds) {
    if (type == int.class || type == Integer.class) {
      return Numbers.ints(bounds);
    }
    if (type == long.class || type == Long.class) {
      return Numbers.longs(bounds);
    }
    if (type == double.class || type == Double.class) {
      return Numbers.doubles(bounds);
    }
    if (type == boolean.class || type == Boolean.class) {
      return Texts.booleans();
    }
    if (type == String.class) {
      return Texts.texts();
    }
    if (type == Duration.class) {
      return Durations.durations(bounds);
    }
    if (type.isEnum()) {
      return Texts.constants(type);
    }
    return Texts.parser(type).map(Texts::parsed).orElse(null);
  }

  private ValueReader composite(Class<?> type, Bounds bounds) {
    if (type == Path.class) {
      return new PathReader(reading);
    }
    if (type == Secret.class) {
      return new SecretReader(reading);
    }
    if (type == DurationDistribution.class) {
      return DistributionReader.durations(bounds, reading);
    }
    if (type == CountDistribution.class) {
      return DistributionReader.counts(bounds, reading);
    }
    if (type == ServiceTime.class) {
      return new ServiceTimeReader(DistributionReader.durations(bounds, reading), records);
    }
    if (type == OverflowPolicy.class) {
      return new PolicyReader(records, reading);
    }
    if (type.isRecord()) {
      return new BlockReader(type.asSubclass(Record.class), records);
    }
    if (type.isInterface() && type.isSealed()) {
      return new VariantReader(type, records, reading);
    }
    throw unreadable(type);
  }

  private static SettingsMistake unreadable(Type type) {
    return new SettingsMistake("settings cannot be of type " + type.getTypeName());
  }
}
