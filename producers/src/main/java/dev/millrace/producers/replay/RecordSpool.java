package dev.millrace.producers.replay;

import dev.millrace.api.Demand;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file of records, written once and read from any position. The file is removed when it
 * is closed; on Unix its name is removed when it is opened, so that it does not outlive the process
 * however this ends. Not thread-safe.
 */
final class RecordSpool implements Closeable {

  private static final int BUFFER_BYTES = 1 << 14;
  private static final int FIXED_BYTES = 4 * Long.BYTES + Integer.BYTES;
  private static final int TEXT = -1;

  private final FileChannel channel;
  private final DataOutputStream out;

  /** The position of the next record. */
  private long end;

  private RecordSpool(FileChannel channel) {
    this.channel = channel;
    out =
        new DataOutputStream(
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
  }

  /**
   * Creates an empty file in the folder for temporary files.
   *
   * @throws IOException if it cannot be created
   */
  static RecordSpool create() throws IOException {
    Path file = Files.createTempFile("millrace-", ".records");
    return new RecordSpool(
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Returns the position of the next record to be added. */
  long end() {
    return end;
  }

  /** Adds a record, with another time in place of its own. */
  void add(TimedRecord row, long timeNanos) throws IOException {
    out.writeLong(timeNanos);
    out.writeLong(row.demand().serviceNanos());
    out.writeLong(row.demand().sizeBytes());
    out.writeLong(row.line());
    if (row.body() instanceof List<?> fields) {
      out.writeInt(fields.size());
      for (Object field : fields) {
        end += write(String.valueOf(field));
      }
    } else {
      out.writeInt(TEXT);
      end += write(String.valueOf(row.body()));
    }
    end += FIXED_BYTES;
  }

  private int write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    return Integer.BYTES + bytes.length;
  }

  /**
   * Returns the records between two positions.
   *
   * @throws IOException if the records cannot be written
   */
  RecordSource read(long from, long to) throws IOException {
    out.flush();
    var in = new DataInputStream(new BufferedInputStream(new Part(from, to), BUFFER_BYTES));
    return new Records(in);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private record Records(DataInputStream in) implements RecordSource {

    @Override
    public @Nullable TimedRecord next() throws IOException {
      in.mark(1);
      if (in.read() < 0) {
        return null;
      }
      in.reset();
      long time = in.readLong();
      Demand demand = Demand.of(in.readLong(), in.readLong());
      long line = in.readLong();
      int fields = in.readInt();
      if (fields == TEXT) {
        return new TimedRecord(time, demand, text(), line);
      }
      List<String> body = new ArrayList<>(fields);
      for (int i = 0; i < fields; i++) {
        body.add(text());
      }
      return new TimedRecord(time, demand, List.copyOf(body), line);
    }

    private String text() throws IOException {
      return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      // The file is closed by its spool.
    }
  }

  /** The bytes between two positions, independent of other readers. */
  private final class Part extends InputStream {

    private final long to;
    private long position;

    Part(long from, long to) {
      position = from;
      this.to = to;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, to - position);
      int read = wanted == 0 ? -1 : channel.read(ByteBuffer.wrap(target, offset, wanted), position);
      position += Math.max(read, 0);
      return read;
    }
  }
}
