package dev.millrace.producers.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of JSON objects that have a meaning.
 *
 * @param paths the name of each field, or the names on the path to it, joined by dots; names may
 *     contain dots
 */
record JsonFields(Map<Field, String> paths) {

  /** Does not cache field names, because a trace may have any number of them. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /**
   * Returns the fields of the given paths, each null for none.
   *
   * @throws IllegalArgumentException if a path is blank, there is no time, or one too many
   */
  static JsonFields of(
      @Nullable String time,
      @Nullable String date,
      @Nullable String end,
      @Nullable String service,
      @Nullable String size) {
    CsvFormat.checkTimes("-field", time, end, service);
    if (time == null && (end == null || service == null)) {
      throw new IllegalArgumentException(
          "time-field is missing; required: the field with the time, such as time or request.time,"
              + " or end-field and service-field");
    }
    Map<Field, String> paths = new EnumMap<>(Field.class);
    put(paths, Field.TIME, time);
    put(paths, Field.DATE, date);
    put(paths, Field.END, end);
    put(paths, Field.SERVICE, service);
    put(paths, Field.SIZE, size);
    return new JsonFields(paths);
  }

  private static void put(Map<Field, String> paths, Field field, @Nullable String path) {
    if (path == null) {
      return;
    }
    if (path.isBlank()) {
      throw new IllegalArgumentException(
          "%s-field is empty; allowed: the field with the %s, such as %s or request.%s"
              .formatted(field.group(), field.words(), field.group(), field.group()));
    }
    paths.put(field, path);
  }

  /**
   * Returns the fields of an object, without quotes and escapes. The first of duplicate names
   * counts. A service time, a size or an end may be missing.
   *
   * @param place where there is one object, such as {@code one per line}
   * @throws IllegalArgumentException if the text is not a JSON object or lacks a time
   */
  RowFields in(String text, String place) {
    Map<Field, String> found = new EnumMap<>(Field.class);
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "%s is not a JSON object; expected: %s".formatted(Quoted.of(text), place));
      }
      find(json, paths, found);
      if (json.nextToken() != null) {
        throw new IllegalArgumentException(
            "the line continues after the JSON object; expected: " + place);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("invalid JSON" + place(e) + ": " + words(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    paths.forEach((field, path) -> checkFound(field, path, found, text));
    return found::get;
  }

  private static void checkFound(Field field, String path, Map<Field, String> found, String text) {
    if ((field == Field.TIME || field == Field.DATE) && !found.containsKey(field)) {
      throw new IllegalArgumentException(
          "the JSON object %s has no field '%s'".formatted(Quoted.of(text), path));
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

  /** Reads the rest of the current object, and adds the values at the paths. */
  private static void find(JsonParser json, Map<Field, String> paths, Map<Field, String> found)
      throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isScalarValue()) {
        for (Map.Entry<Field, String> wanted : paths.entrySet()) {
          if (wanted.getValue().equals(name)) {
            found.putIfAbsent(wanted.getKey(), json.getText());
          }
        }
      } else if (value == JsonToken.START_OBJECT) {
        Map<Field, String> rests = below(name, paths);
        if (rests.isEmpty()) {
          json.skipChildren();
        } else {
          find(json, rests, found);
        }
      } else {
        json.skipChildren();
      }
    }
  }

  /** Returns the rests of the paths that begin with a name. */
  private static Map<Field, String> below(String name, Map<Field, String> paths) {
    Map<Field, String> rests = new EnumMap<>(Field.class);
    paths.forEach(
        (field, path) -> {
          if (path.startsWith(name + ".")) {
            rests.put(field, path.substring(name.length() + 1));
          }
        });
    return rests;
  }
}
