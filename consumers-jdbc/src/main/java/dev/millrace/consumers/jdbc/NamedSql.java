package dev.millrace.consumers.jdbc;

import dev.millrace.api.Message;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement with named values of a message, such as {@code :body}. */
public final class NamedSql {

  /** A text in quotes, a cast ({@code ::text}), or a named value. */
  private static final Pattern TOKEN =
      Pattern.compile("'[^']*'|\"[^\"]*\"|::|:([A-Za-z_][A-Za-z0-9_-]*)");

  private enum Value {
    PRODUCER,
    SEQUENCE,
    DUE,
    BODY,
    TAKEN
  }

  private static final String ALLOWED = ":producer, :sequence, :due, :body and :taken";

  private final String text;
  private final List<Value> values;

  private NamedSql(String text, List<Value> values) {
    this.text = text;
    this.values = values;
  }

  /**
   * Reads a statement.
   *
   * @throws IllegalArgumentException if it names other values, or none
   */
  public static NamedSql parse(String sql) {
    List<Value> values = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Matcher token = TOKEN.matcher(sql);
    while (token.find()) {
      String name = token.group(1);
      token.appendReplacement(text, name == null ? Matcher.quoteReplacement(token.group()) : "?");
      if (name != null) {
        values.add(value(name));
      }
    }
    token.appendTail(text);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("names no value of a message; allowed: " + ALLOWED);
    }
    return new NamedSql(text.toString(), List.copyOf(values));
  }

  private static Value value(String name) {
    for (Value value : Value.values()) {
      if (value.name().equalsIgnoreCase(name)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "has the unknown value :%s; allowed: %s".formatted(name, ALLOWED));
  }

  /** Returns the statement with a question mark for each value. */
  String text() {
    return text;
  }

  /** Sets the values of a message that was taken at a time of the run. */
  void bind(PreparedStatement statement, Message message, long takenNanos) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      switch (values.get(i)) {
        case PRODUCER -> statement.setString(i + 1, message.producer());
        case SEQUENCE -> statement.setLong(i + 1, message.sequence());
        case DUE -> statement.setLong(i + 1, message.dueNanos());
        case BODY -> statement.setString(i + 1, message.body().toString());
        case TAKEN -> statement.setLong(i + 1, takenNanos);
      }
    }
  }
}
