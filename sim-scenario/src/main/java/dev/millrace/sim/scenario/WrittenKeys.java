package dev.millrace.sim.scenario;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the keys of a HOCON text in the order in which they are written, repeated ones included:
 * the library merges blocks of the same name, and keeps no order.
 *
 * <p>Expects a text that the library has parsed; of any other text it may miss keys.
 */
final class WrittenKeys {

  /**
   * A key as it is written.
   *
   * @param path its names from the root of the text
   * @param line its line, from 1
   * @param substituted whether its value begins with a substitution
   */
  record Key(List<String> path, int line, boolean substituted) {}

  /** The name of each list in a path. */
  static final String LIST = "[]";

  private final String text;
  private final List<Key> keys = new ArrayList<>();

  /** The path of each block that is open; a list is a block without keys. */
  private final Deque<List<String>> open = new ArrayDeque<>();

  private int at;
  private int line = 1;

  /** Whether a value follows, or is being read. */
  private boolean inValue;

  private StringBuilder name = new StringBuilder();

  private WrittenKeys(String text) {
    this.text = text;
    open.push(List.of());
  }

  /** Returns all keys of a text, those of nested blocks after the key of their block. */
  static List<Key> of(String text) {
    WrittenKeys written = new WrittenKeys(text);
    while (written.at < text.length()) {
      written.next();
    }
    return written.keys;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '#' || text.startsWith("//", at)) {
      skipTo('\n');
    } else if (c == '"') {
      readQuoted();
    } else if (text.startsWith("${", at)) {
      skipSubstitution();
    } else {
      at++;
      read(c);
    }
  }

  private void read(char c) {
    switch (c) {
      case '{' -> {
        if (!inValue && !isBlank()) {
          addKey();
        }
        open.push(inValue ? lastPath() : open.element());
        startKey();
      }
      case '[' -> {
        open.push(List.of(LIST));
        startKey();
      }
      case '}', ']' -> {
        if (open.size() > 1) {
          open.pop();
        }
        startKey();
      }
      case ',' -> startKey();
      case '\n' -> {
        line++;
        // A block or a separator may follow the name on a later line, and a value its separator.
        if (inValue ? !isBlank() : !continuesAtNextLine()) {
          startKey();
        }
      }
      case '=', ':' -> {
        if (inValue) {
          name.append(c);
        } else {
          addKey();
        }
      }
      default -> name.append(c);
    }
  }

  private void startKey() {
    inValue = false;
    name = new StringBuilder();
  }

  private boolean continuesAtNextLine() {
    int next = afterWhitespace();
    return !isBlank() && next < text.length() && "{=:".indexOf(text.charAt(next)) >= 0;
  }

  private int afterWhitespace() {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private boolean isBlank() {
    return name.toString().isBlank();
  }

  private List<String> lastPath() {
    return keys.isEmpty() ? List.of() : keys.get(keys.size() - 1).path();
  }

  private void addKey() {
    List<String> path = new ArrayList<>(open.element());
    String written = name.toString().strip();
    try {
      path.addAll(ConfigUtil.splitPath(written.endsWith("+") ? written.replace("+", "") : written));
    } catch (ConfigException.BadPath notAKey) {
      path.add(written);
    }
    keys.add(new Key(List.copyOf(path), line, text.startsWith("${", afterWhitespace())));
    inValue = true;
    name = new StringBuilder();
  }

  private void readQuoted() {
    String quotes = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
    int end = at + quotes.length();
    while (end < text.length() && !text.startsWith(quotes, end)) {
      if (text.charAt(end) == '\\' && quotes.length() == 1) {
        end++;
      } else if (text.charAt(end) == '\n') {
        line++;
      }
      end++;
    }
    end = Math.min(text.length(), end + quotes.length());
    while (quotes.length() > 1 && text.startsWith("\"", end)) {
      end++; // the last three quotes end the string
    }
    name.append(text, at, end);
    at = end;
  }

  private void skipSubstitution() {
    while (at < text.length() && text.charAt(at) != '}') {
      if (text.charAt(at) == '"') {
        readQuoted();
      } else {
        at++;
      }
    }
    at++;
    name.append('$');
  }

  private void skipTo(char last) {
    int end = text.indexOf(last, at);
    at = end < 0 ? text.length() : end;
  }
}
