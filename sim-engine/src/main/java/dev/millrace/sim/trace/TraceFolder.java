package dev.millrace.sim.trace;

import dev.millrace.sim.engine.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that receives the trace of one run: {@code timeline.txt} and {@code sequence.mmd}. The
 * files are created before the run, so that obstacles show early, and removed if nothing is
 * written.
 */
public final class TraceFolder implements AutoCloseable {

  private static final int MAX_EVENTS = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(TraceFolder.class);

  private final Path timeline;
  private final Path diagram;
  private final TraceRecorder recorder = new TraceRecorder(MAX_EVENTS);

  /** The files and folders that did not exist before, in the order in which to remove them. */
  private final Deque<Path> created = new ArrayDeque<>();

  private TraceFolder(Path folder) {
    timeline = folder.resolve("timeline.txt");
    diagram = folder.resolve("sequence.mmd");
  }

  /**
   * Creates the folder, if it does not exist, and the files. Existing files are kept until {@link
   * #write}.
   *
   * @throws IOException with a message for users
   */
  public static TraceFolder create(Path folder) throws IOException {
    if (folder.toString().isEmpty()) {
      throw new IOException("an empty name; allowed: a folder, new or old");
    }
    TraceFolder trace = new TraceFolder(folder);
    try {
      trace.createFolder(folder);
      for (Path file : List.of(trace.timeline, trace.diagram)) {
        trace.createFile(file);
      }
    } catch (IOException e) {
      trace.close();
      throw e;
    }
    return trace;
  }

  private void createFolder(Path folder) throws IOException {
    for (Path at = folder.toAbsolutePath(); at != null && isMissing(at); at = at.getParent()) {
      created.addLast(at);
    }
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("%s is a file; allowed: a folder, new or old".formatted(folder), e);
    } catch (IOException e) {
      throw new IOException("the folder %s cannot be created: %s".formatted(folder, reason(e)), e);
    }
  }

  private void createFile(Path file) throws IOException {
    if (isMissing(file)) {
      created.push(file);
    }
    try {
      Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(file, reason(e)), e);
    }
  }

  /** Returns whether nothing exists at a path, not even a dangling link. */
  private static boolean isMissing(Path path) {
    return Files.notExists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the reason of a failure without the name of the file. */
  private static String reason(IOException e) {
    return e instanceof AccessDeniedException
        ? "no permission"
        : e instanceof FileSystemException failed && failed.getReason() != null
            ? failed.getReason()
            : e.toString();
  }

  /** Returns the recorder of the run. */
  public TraceRecorder recorder() {
    return recorder;
  }

  /** Writes the trace and returns its extent and the names of the files. */
  public String write(String title) throws IOException {
    Trace trace = recorder.trace(title);
    created.clear();
    Files.writeString(timeline, Printable.text(Timeline.of(trace)));
    Files.writeString(diagram, SequenceDiagram.of(trace));
    return "%s: %s, %s".formatted(trace.extent(), timeline, diagram);
  }

  /** Removes what was created, unless the trace was written. */
  @Override
  public void close() {
    for (Path path : created) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        LOG.debug("{} was created for a trace and cannot be removed", path, e);
      }
    }
    created.clear();
  }
}
