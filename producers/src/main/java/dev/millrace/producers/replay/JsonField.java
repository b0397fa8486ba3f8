package dev.millrace.producers.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A field of a JSON object.
 *
 * @param path its name, or the names that lead to it joined by dots; a name with a dot in it counts
 *     as well
 */
record JsonField(String path) {

  /** Does not gather the names that it sees: a trace may have any number of them. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /**
   * The field's value in a JSON object, as it is written there, the quotes and escapes of a string
   * removed. Where a name occurs twice, the first counts.
   *
   * @throws IllegalArgumentException if the line is no JSON object or has no such field
   */
  String textIn(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "%s is no JSON object; expected one a line".formatted(Quoted.of(line)));
      }
      String found = find(json, path);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException(
            "there is more on the line after the JSON object; expected one a line");
      }
      if (found == null) {
        throw new IllegalArgumentException(
            "the JSON object has no field '%s' with a time; found %s"
                .formatted(path, Quoted.of(line)));
      }
      return found;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "no valid JSON at column %d: %s"
              .formatted(
                  e.getLocation().getColumnNr(),
                  // The library goes on with a place in its own stream, which is this one line.
                  e.getOriginalMessage().replaceFirst("(?s)\\s*\\(start marker.*", "")),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the object that the parser has entered up to its end. */
  private static @Nullable String find(JsonParser json, String path) throws IOException {
    String found = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (found == null && value.isScalarValue() && path.equals(name)) {
        found = json.getText();
      } else if (found == null && value == JsonToken.START_OBJECT && path.startsWith(name + ".")) {
        found = find(json, path.substring(name.length() + 1));
      } else {
        json.skipChildren();
      }
    }
    return found;
  }
}
