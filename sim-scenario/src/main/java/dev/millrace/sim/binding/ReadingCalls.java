package dev.millrace.sim.binding;

import dev.millrace.sim.engine.ComponentCalls;
import dev.millrace.sim.engine.ComponentCalls.Method;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The calls of plug-in code while a scenario is read: constructors of settings, their parsers, and
 * the questions that policies answer. Each is marked, so that another thread can detect and report
 * a call that does not return.
 *
 * <p>For the thread that reads. The place of the current call is published by its mark.
 */
public final class ReadingCalls {

  private final ComponentCalls marks = new ComponentCalls();
  private Supplier<String> where = () -> "";
  private String path = "";

  /** Returns the marks of the calls. */
  public ComponentCalls marks() {
    return marks;
  }

  /**
   * Makes a call.
   *
   * @param where the place of the block that is read
   * @param path its key
   */
  public <R> R call(Method method, Supplier<String> where, String path, Callable<R> code)
      throws Exception {
    this.where = where;
    this.path = path;
    marks.enter(method);
    try {
      return code.call();
    } finally {
      marks.exit();
    }
  }

  /** Returns a problem at the place of the last call. */
  public Problem problem(String what) {
    return new Problem(where.get(), path, what);
  }
}
