package dev.millrace.sim.trace;

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
 * The files of a trace: {@code timeline.txt} and {@code sequence.mmd} in one folder. They are
 * created before the run, so that an obstacle shows early, and removed again if nothing is written.
 */
public final class TraceFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TraceFiles.class);

  private final Path timeline;
  private final Path diagram;

  /** The files and folders that did not exist before, in the order in which to remove them. */
  private final Deque<Path> created = new ArrayDeque<>();

  private TraceFiles(Path folder) {
    timeline = folder.resolve("timeline.txt");
    diagram = folder.resolve("sequence.mmd");
  }

  /**
   * Creates the files. Existing ones are kept until {@link #write}.
   *
   * @param folder the folder, which is created if it does not exist
   * @throws IOException with a message for users
   */
  public static TraceFiles create(Path folder) throws IOException {
    if (folder.toString().isEmpty()) {
      throw new IOException("an empty name; allowed: a folder, new or old");
    }
    TraceFiles files = new TraceFiles(folder);
    try {
      files.createFolder(folder);
      for (Path file : List.of(files.timeline, files.diagram)) {
        files.createFile(file);
      }
    } catch (IOException e) {
      files.close();
      throw e;
    }
    return files;
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

  /** Returns whether nothing is there, not even a dangling link. */
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

  /** Writes a trace and returns its extent and the names of the files. */
  public String write(Trace trace) throws IOException {
    created.clear();
    Files.writeString(timeline, Timeline.of(trace));
    Files.writeString(diagram, SequenceDiagram.of(trace));
    return "%s: %s, %s".formatted(trace.extent(), timeline, diagram);
  }

  /** Removes what was created, unless a trace was written. */
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
