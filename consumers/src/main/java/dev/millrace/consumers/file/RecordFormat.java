package dev.millrace.consumers.file;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.millrace.api.Message;

/** How a message is written to a file: a line each, or several if the text of a CSV has several. */
public enum RecordFormat {
  /** Comma-separated values by RFC 4180, with a header. */
  CSV("producer,sequence,due,taken,body\r\n") {
    @Override
    void append(Message message, long takenNanos, StringBuilder text) {
      text.append(quoted(message.producer()))
          .append(',')
          .append(message.sequence())
          .append(',')
          .append(message.dueNanos())
          .append(',')
          .append(takenNanos)
          .append(',')
          .append(quoted(message.body().toString()))
          .append("\r\n");
    }

    private static String quoted(String value) {
      return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
          ? '"' + value.replace("\"", "\"\"") + '"'
          : value;
    }
  },
  /** A JSON object for each message. */
  JSON_LINES("") {
    @Override
    void append(Message message, long takenNanos, StringBuilder text) {
      text.append("{\"producer\":\"");
      escape(message.producer(), text);
      text.append("\",\"sequence\":")
          .append(message.sequence())
          .append(",\"due\":")
          .append(message.dueNanos())
          .append(",\"taken\":")
          .append(takenNanos)
          .append(",\"body\":\"");
      escape(message.body().toString(), text);
      text.append("\"}\n");
    }

    private static void escape(String value, StringBuilder text) {
      JsonStringEncoder.getInstance().quoteAsString(value, text);
    }
  },
  /** The body alone; line breaks in it become blanks. */
  TEXT("") {
    @Override
    void append(Message message, long takenNanos, StringBuilder text) {
      text.append(message.body().toString().replaceAll("\\R", " ")).append('\n');
    }
  };

  private final String header;

  RecordFormat(String header) {
    this.header = header;
  }

  /** Returns the first line of each file; empty if there is none. */
  String header() {
    return header;
  }

  /** Appends a message that was taken at a time of the run. */
  abstract void append(Message message, long takenNanos, StringBuilder text);
}
