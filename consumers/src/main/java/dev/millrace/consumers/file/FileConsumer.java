package dev.millrace.consumers.file;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.RealTimeOnly;
import dev.millrace.api.WorkerInfo;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;

/** A consumer that appends messages to a file: a single write for each message or batch. */
@RealTimeOnly("it writes to a real disk; the stub slow-database stands in for it there")
public final class FileConsumer implements Consumer {

  private final OutputFile output;
  private final RecordFormat format;

  @Inject
  public FileConsumer(FileSettings settings, Group group, WorkerInfo worker) {
    this(
        settings.eachWorker()
            ? new OutputFile(settings, worker.name())
            : group.shared(OutputFile.class, () -> new OutputFile(settings, "")),
        settings.format());
  }

  FileConsumer(OutputFile output, RecordFormat format) {
    this.output = output;
    this.format = format;
    output.join();
  }

  @Override
  public void accept(Message message, Clock clock) throws IOException {
    acceptAll(List.of(message), clock);
  }

  @Override
  public void acceptAll(List<Message> batch, Clock clock) throws IOException {
    long takenNanos = clock.nanos();
    StringBuilder text = new StringBuilder();
    batch.forEach(message -> format.append(message, takenNanos, text));
    output.append(text.toString());
  }

  @Override
  public void close() throws IOException {
    output.leave();
  }
}
