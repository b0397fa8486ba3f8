package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.millrace.api.Quantity;
import dev.millrace.api.Range;
import dev.millrace.sim.engine.ComponentCalls.Method;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks into records: every component is a key, and there are no other keys.
 *
 * @param quantities returns the reader of components in the unit of a distribution
 */
record RecordReader(Reading reading, Function<Bounds, ValueReader> quantities) {

  /** A component of a record with its key; found once, since reflection is slow. */
  private record Setting(RecordComponent component, String key) {}

  private static final ClassValue<List<Setting>> SETTINGS =
      new ClassValue<>() {
        @Override
        protected List<Setting> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(component -> new Setting(component, Names.key(component)))
              .toList();
        }
      };

  /** Returns the keys of a record, in the order of its components. */
  static List<String> keys(Class<? extends Record> type) {
    return SETTINGS.get(type).stream().map(Setting::key).toList();
  }

  /** Returns the keys that need a value. */
  static List<String> required(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !isOptional(component))
        .map(Names::key)
        .toList();
  }

  /**
   * Reads a block.
   *
   * @param others keys of the block that are read elsewhere
   * @return the record; null if problems were reported
   */
  <R extends Record> @Nullable R read(
      Class<R> type, ConfigObject block, String path, Set<String> others) {
    List<Setting> settings = SETTINGS.get(type);
    @Nullable Object[] values = new Object[settings.size()];
    boolean sound = reading.isComplete();
    for (int i = 0; i < settings.size(); i++) {
      RecordComponent component = settings.get(i).component();
      String key = settings.get(i).key();
      ValueReader reader = reader(component);
      ConfigValue value = Blocks.get(block, key);
      String keyPath = Names.path(path, key);
      if (value != null) {
        values[i] = reading.read(reader, value, keyPath);
        sound &= values[i] != null;
      } else if (!isOptional(component) && reading.isComplete()) {
        reading.problem(block, keyPath, "missing; required: " + reader.allowed());
        sound = false;
      }
    }
    sound &= hasNoUnknownKey(type, block, path, others);
    return sound ? create(type, values, block, path) : null;
  }

  static boolean isOptional(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private ValueReader reader(RecordComponent component) {
    Bounds bounds = Bounds.of(component.getAnnotation(Range.class));
    return component.isAnnotationPresent(Quantity.class)
        ? quantities.apply(bounds)
        : new Readers(this, reading).of(component.getGenericType(), bounds);
  }

  private boolean hasNoUnknownKey(
      Class<? extends Record> type, ConfigObject block, String path, Set<String> others) {
    Set<String> allowed = new TreeSet<>(others);
    allowed.addAll(keys(type));
    boolean allKnown = true;
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(block).entrySet()) {
      String key = entry.getKey();
      if (allowed.contains(key)) {
        continue;
      }
      boolean ofOtherType =
          TypeKey.isVaried(block)
              || (TypeKey.isOverridden(block) && !Origins.isOverride(entry.getValue().origin()));
      if (ofOtherType) {
        reading.leaveOut(entry.getValue(), Names.path(path, key), TypeKey.override(block));
      } else {
        reading.problem(
            entry.getValue(), Names.path(path, key), "unknown key" + Names.allowed(allowed, key));
        allKnown = false;
      }
    }
    return allKnown;
  }

  private <R extends Record> @Nullable R create(
      Class<R> type, @Nullable Object[] values, ConfigObject block, String path) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return reading
          .calls()
          .call(
              Method.CONSTRUCTOR,
              () -> Origins.where(block.origin()),
              path,
              () -> constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        reading.problem(block, path, String.valueOf(refused.getMessage()));
        return null;
      }
      throw new SettingsMistake(e.getCause());
    } catch (Exception e) {
      throw new SettingsMistake(e);
    }
  }
}
