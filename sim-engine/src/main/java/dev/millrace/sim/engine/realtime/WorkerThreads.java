package dev.millrace.sim.engine.realtime;

import dev.millrace.sim.engine.Threads;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Creates the threads of workers, named after them. */
final class WorkerThreads {

  private WorkerThreads() {}

  /**
   * Creates a daemon thread that is not started.
   *
   * @throws IllegalStateException if this version of Java does not have such threads
   */
  static Thread unstarted(Threads kind, String name, Runnable work) {
    if (kind == Threads.VIRTUAL) {
      return virtual(name, work);
    }
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Calls {@code Thread.ofVirtual().name(name).unstarted(work)}, which Java 17 does not have. */
  private static Thread virtual(String name, Runnable work) {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      var lookup = MethodHandles.publicLookup();
      MethodHandle ofVirtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
      MethodHandle named =
          lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class));
      MethodHandle unstarted =
          lookup.findVirtual(
              builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
      return (Thread) unstarted.invoke(named.invoke(ofVirtual.invoke(), name), work);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("virtual threads need Java 21 or later", e);
    } catch (Throwable e) {
      throw new IllegalStateException("no virtual thread could be created: " + e, e);
    }
  }
}
