package dev.millrace.sim.binding;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads nested blocks into records. */
record BlockReader(Class<? extends Record> type, RecordReader records) implements ValueReader {

  @Override
  public String allowed() {
    return "a block with " + Names.list(RecordReader.keys(type));
  }

  @Override
  public @Nullable Object read(ConfigValue value, String path) throws Refusal {
    if (!(value instanceof ConfigObject block)) {
      throw new Refusal(allowed());
    }
    return records.read(type, block, path, Set.of());
  }
}
