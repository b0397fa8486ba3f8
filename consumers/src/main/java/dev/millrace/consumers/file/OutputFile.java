package dev.millrace.consumers.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a sequence of files, to which one worker or several append.
 *
 * <p>Each batch is handed to the operating system by a single write before it is acknowledged, so
 * it survives the end of this process, and is forced to the disk as {@link Fsync} says. With gzip a
 * batch is a member of its own, which makes it readable by itself. A batch that cannot be written
 * whole is cut off again. Thread-safe.
 *
 * <p>It uses {@link RandomAccessFile} because an interrupt of one worker closes a {@link
 * FileChannel} for all.
 */
final class OutputFile {

  /** The files of this program that are open, so that no two groups write to the same one. */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final FileSettings settings;
  private final Path file;
  private final @Nullable ScheduledExecutorService timer;
  private RandomAccessFile current;
  private int number;
  private int workers;
  private long size;
  private boolean forced = true;
  private @Nullable IOException forceFailure;

  /**
   * Creates the file.
   *
   * @param worker the suffix of its name; empty if all workers write to one
   * @throws IllegalArgumentException if that is not possible
   */
  OutputFile(FileSettings settings, String worker) {
    this.settings = settings;
    this.file = suffixed(settings.file(), worker).toAbsolutePath().normalize();
    if (!OPEN.add(file)) {
      throw new IllegalArgumentException(
          "the file %s is written by another group; allowed: a file for each group"
              .formatted(settings.file()));
    }
    try {
      deleteIf(settings.replace());
      this.current = open();
    } catch (IOException e) {
      OPEN.remove(file);
      throw new IllegalArgumentException(
          "the file %s cannot be created: %s".formatted(settings.file(), reason(e)), e);
    }
    if (settings.fsync().isPeriodic()) {
      long millis = settings.fsync().periodMillis();
      timer = Executors.newSingleThreadScheduledExecutor(OutputFile::daemon);
      var unused =
          timer.scheduleAtFixedRate(this::forceIfNeeded, millis, millis, TimeUnit.MILLISECONDS);
    } else {
      timer = null;
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fsync");
    thread.setDaemon(true);
    return thread;
  }

  synchronized void join() {
    workers++;
  }

  /** Appends a batch; on return it is where {@link Fsync} wants it. */
  synchronized void append(String text) throws IOException {
    if (forceFailure != null) {
      throw new IOException("an earlier write was not forced to the disk", forceFailure);
    }
    FileSize limit = settings.maxSize();
    if (limit != null && size >= limit.bytes()) {
      beginNext();
    }
    write(text);
  }

  /** Begins the next file of the sequence; if that fails, the current one stays. */
  private void beginNext() throws IOException {
    RandomAccessFile full = current;
    number++;
    try {
      current = open();
    } catch (IOException e) {
      number--;
      throw e;
    }
    try (full) {
      if (!settings.fsync().isNever()) {
        full.getFD().sync();
      }
    } catch (IOException e) {
      forceFailure = e; // what was acknowledged may not be on the disk
      throw e;
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = bytes(text);
    forced = false;
    try {
      current.write(bytes);
      if (settings.fsync().isEachBatch()) {
        current.getFD().sync();
      }
    } catch (IOException e) {
      cutOff(e);
      throw e;
    }
    size += bytes.length;
  }

  /** Removes the part of a batch that was written; after a failure nothing more is appended. */
  private void cutOff(IOException cause) {
    try {
      current.setLength(size);
      current.seek(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
      forceFailure = cause;
    }
  }

  private byte[] bytes(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!settings.gzip()) {
      return bytes;
    }
    var member = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(member)) {
      gzip.write(bytes);
    }
    return member.toByteArray();
  }

  /** Deletes the files of an earlier run. */
  private void deleteIf(boolean replace) throws IOException {
    while (replace && Files.deleteIfExists(path()) && settings.maxSize() != null) {
      number++;
    }
    number = 0;
  }

  /** Creates the file of the current number, with its header. */
  private RandomAccessFile open() throws IOException {
    Path path = path();
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.createFile(path);
    var opened = new RandomAccessFile(path.toFile(), "rw");
    String header = settings.format().header();
    byte[] bytes = header.isEmpty() ? new byte[0] : bytes(header);
    try {
      opened.write(bytes);
    } catch (IOException e) {
      opened.close();
      Files.delete(path);
      throw e;
    }
    if (folder != null && !settings.fsync().isNever()) {
      forceEntry(folder);
    }
    size = bytes.length;
    forced = false;
    return opened;
  }

  /** Forces the entry of a new file in its folder, where the operating system can. */
  private static void forceEntry(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows has no such operation, and needs none.
    }
  }

  private synchronized void forceIfNeeded() {
    if (!forced && forceFailure == null) {
      try {
        current.getFD().sync();
        forced = true;
      } catch (IOException e) {
        forceFailure = e;
      }
    }
  }

  /** Removes a worker; the last one closes the file. */
  synchronized void leave() throws IOException {
    workers--;
    if (workers > 0) {
      return;
    }
    OPEN.remove(file);
    if (timer != null) {
      timer.shutdown();
    }
    try (RandomAccessFile last = current) {
      if (!settings.fsync().isNever()) {
        last.getFD().sync();
      }
    }
    if (forceFailure != null) {
      throw forceFailure;
    }
  }

  private Path path() {
    Path numbered =
        settings.maxSize() == null ? file : suffixed(file, "%06d".formatted(number + 1));
    return settings.gzip() ? Path.of(numbered + ".gz") : numbered;
  }

  /** Inserts a suffix before the extension: {@code messages-2.csv}. */
  private static Path suffixed(Path path, String suffix) {
    if (suffix.isEmpty()) {
      return path;
    }
    String name = String.valueOf(path.getFileName());
    int dot = name.lastIndexOf('.');
    int at = dot <= 0 ? name.length() : dot;
    return path.resolveSibling(name.substring(0, at) + "-" + suffix + name.substring(at));
  }

  private static String reason(IOException e) {
    return e instanceof FileAlreadyExistsException
        ? "it exists; allowed: another file, or replace = true"
        : e.toString();
  }
}
