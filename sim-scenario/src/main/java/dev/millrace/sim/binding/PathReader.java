package dev.millrace.sim.binding;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads paths, which are relative to the folder of the file that contains them. */
record PathReader(Reading reading) implements ValueReader {

  @Override
  public String allowed() {
    return "a path";
  }

  @Override
  public Object read(ConfigValue value, String path) throws Refusal {
    if (!(value.unwrapped() instanceof String text) || text.isBlank()) {
      throw new Refusal(allowed());
    }
    try {
      Path file = Origins.folder(value.origin()).resolve(text).toAbsolutePath().normalize();
      // The resolved scenario may be loaded from another folder.
      reading.replace(
          value, ConfigValueFactory.fromAnyRef(file.toString()).withOrigin(value.origin()));
      return file;
    } catch (InvalidPathException noPath) {
      throw new Refusal(allowed());
    }
  }
}
