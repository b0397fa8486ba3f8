package dev.millrace.producers.replay;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes several resources, all of them even if one fails. Not thread-safe. */
final class Closers implements Closeable {

  private final List<Closeable> resources = new ArrayList<>();

  void add(Closeable resource) {
    resources.add(resource);
  }

  @Override
  public void close() throws IOException {
    @Nullable IOException failure = null;
    for (Closeable resource : resources) {
      try {
        resource.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
