package dev.millrace.sim.binding;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists. */
record ListReader(ValueReader elements, Reading reading) implements ValueReader {

  @Override
  public String allowed() {
    return "a list, each element " + elements.allowed();
  }

  @Override
  public @Nullable Object read(ConfigValue value, String path) throws Refusal {
    if (!(value instanceof ConfigList list)) {
      throw new Refusal(allowed());
    }
    List<Object> read = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Object element = reading.read(elements, list.get(i), path + "[" + i + "]");
      if (element != null) {
        read.add(element);
      }
    }
    return read.size() == list.size() ? List.copyOf(read) : null;
  }
}
