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
 * @param path the name of the field, or the names on the path to it, joined by dots; names may
 *     contain dots
 */
record JsonField(String path) {

  /** Does not cache field names, because a trace may have any number of them. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /**
   * Returns the field's value as text, without quotes and escapes. The first of duplicate names
   * counts.
   *
   * @throws IllegalArgumentException if the line is not a JSON object or lacks the field
   */
  String textIn(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "%s is not a JSON object; expected: one per line".formatted(Quoted.of(line)));
      }
      String found = find(json, path);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException(
            "the line continues after the JSON object; expected: one per line");
      }
      if (found == null) {
        throw new IllegalArgumentException(
            "the JSON object %s has no field '%s'".formatted(Quoted.of(line), path));
      }
      return found;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("invalid JSON" + place(e) + ": " + words(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the place of a mistake; violations of limits have none. */
  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
  }

  /** Returns the message without the location within Jackson's stream, which is this line. */
  private static String words(JsonProcessingException e) {
    return e.getOriginalMessage().replaceFirst("(?s)\\s*\\(start marker.*", "");
  }

  /** Reads the rest of the current object, and returns the value at the path; null if absent. */
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
