package dev.millrace.sim.study.advise;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import dev.millrace.sim.binding.Durations;
import dev.millrace.sim.scenario.ConsumerGroup;
import dev.millrace.sim.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes of a scenario that are tried, one at a time. */
final class Changes {

  private static final double SHORTER_SERVICE = 0.8;
  private static final int FIRST_BATCH = 5;
  private static final List<String> POLICIES = List.of("block", "drop-newest", "drop-oldest");
  private static final String CAPACITY = "pipeline.capacity";

  private final Scenario scenario;
  private final Config resolved;
  private final List<Change> changes = new ArrayList<>();

  private Changes(Scenario scenario) {
    this.scenario = scenario;
    this.resolved = scenario.resolved();
  }

  static List<Change> of(Scenario scenario) {
    Changes changes = new Changes(scenario);
    scenario.consumers().forEach(changes::addGroup);
    changes.addCapacity();
    changes.addPolicies();
    return changes.changes;
  }

  private void addGroup(ConsumerGroup group) {
    String block = ConfigUtil.joinPath("consumers", group.name());
    String of = scenario.consumers().size() == 1 ? "" : " of " + group.name();
    if (group.scaling() == null) {
      addWorkers(group.count(), block, of);
    } else if (group.scaling().rule() != null) {
      add("one worker more at most" + of, block + ".scale.max=" + (group.workers() + 1));
    }
    String service = block + ".service";
    ConfigValue shorter = resolved.hasPath(service) ? shortened(resolved.getValue(service)) : null;
    if (shorter != null) {
      add(
          "service time - 20 %" + of,
          service + "=" + shorter.render(ConfigRenderOptions.concise()));
    }
    int batch = group.batch().size() == 1 ? FIRST_BATCH : 2 * group.batch().size();
    add("batches of up to " + batch + of, block + ".batch.size=" + batch);
  }

  private void addWorkers(int workers, String block, String of) {
    Integer connections = number(block + ".connections");
    if (connections != null) {
      add("one connection more" + of, block + ".connections=" + (connections + 1));
      add(
          "a worker and a connection more" + of,
          block + ".count=" + (workers + 1),
          block + ".connections=" + (connections + 1));
    }
    add("one worker more" + of, block + ".count=" + (workers + 1));
  }

  private void addCapacity() {
    Integer capacity = number(CAPACITY);
    if (capacity != null && capacity <= Integer.MAX_VALUE / 2) {
      add("twice the capacity", CAPACITY + "=" + 2 * capacity);
      if (capacity > 1) {
        add("half the capacity", CAPACITY + "=" + capacity / 2);
      }
    }
  }

  private void addPolicies() {
    String present = scenario.pipeline().overflow().binding().type();
    for (String policy : POLICIES) {
      if (!policy.equals(present)) {
        add("overflow policy " + policy, "pipeline.overflow={ policy = %s }".formatted(policy));
      }
    }
  }

  private void add(String name, String... settings) {
    changes.add(new Change(name, List.of(settings)));
  }

  private @Nullable Integer number(String key) {
    try {
      return resolved.hasPath(key) ? (Integer) resolved.getInt(key) : null;
    } catch (ConfigException notANumber) {
      return null;
    }
  }

  /** Returns a distribution with shorter durations; null if there are none in it. */
  private static @Nullable ConfigValue shortened(ConfigValue value) {
    if (value instanceof ConfigObject block) {
      Map<String, ConfigValue> shorter = new LinkedHashMap<>(block);
      boolean changed = false;
      for (Map.Entry<String, ConfigValue> entry : block.entrySet()) {
        ConfigValue inner = shortened(entry.getValue());
        changed |= inner != null;
        shorter.put(entry.getKey(), inner == null ? entry.getValue() : inner);
      }
      return changed ? ConfigValueFactory.fromMap(shorter) : null;
    }
    if (value instanceof ConfigList || value.valueType() != ConfigValueType.STRING) {
      return null;
    }
    try {
      long nanos = Durations.nanos(String.valueOf(value.unwrapped()));
      return ConfigValueFactory.fromAnyRef(Math.round(nanos * SHORTER_SERVICE) + "ns");
    } catch (IllegalArgumentException notADuration) {
      return null;
    }
  }
}
