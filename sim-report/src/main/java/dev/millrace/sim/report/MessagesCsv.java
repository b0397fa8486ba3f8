package dev.millrace.sim.report;

import dev.millrace.api.Message;
import dev.millrace.sim.recording.MessageLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Every message of a run as compressed CSV, written while the run goes on. After an error nothing
 * more is written, and {@link #close} throws the error, so that the run itself goes on.
 *
 * <p>Used by one thread at a time.
 */
final class MessagesCsv implements MessageLog, AutoCloseable {

  private final Writer writer;
  private @Nullable IOException failure;

  private MessagesCsv(Writer writer) {
    this.writer = writer;
  }

  static MessagesCsv create(Path file) throws IOException {
    Writer writer =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
    writer.write("producer,sequence,due_nanos,taken_nanos,done_nanos,outcome\n");
    return new MessagesCsv(writer);
  }

  @Override
  public void ended(Message message, long startedNanos, long endedNanos, String outcome) {
    if (failure != null) {
      return;
    }
    try {
      writer.write(quoted(message.producer()));
      writer.write("," + message.sequence() + ',' + message.dueNanos() + ',');
      writer.write(startedNanos == NEVER ? "," : startedNanos + ",");
      writer.write(endedNanos + "," + quoted(outcome) + '\n');
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Returns a cell, in quotes if it needs them. */
  static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
