package dev.millrace.sim.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of components that one thread makes, so that another thread can detect a call that does
 * not return, and take over from the thread that is in it.
 *
 * <p>The calling thread marks each call by {@link #enter} and {@link #exit}, which cost about a
 * nanosecond. Two edges make the takeover safe:
 *
 * <ul>
 *   <li><b>Visibility.</b> The state is written with release semantics when a call begins, and read
 *       with acquire semantics by the other thread. A thread that reads that a call has begun sees
 *       all that was written before it.
 *   <li><b>Exclusion.</b> {@link #abandon} sets a volatile flag and then brings the calling thread
 *       to a safepoint (a stack trace does so), which orders the memory accesses of both. {@link
 *       #exit} first writes that the call has ended and then reads the flag. So either the other
 *       thread reads that the call has ended, or {@code exit} throws: a call that was seen to be
 *       under way after the flag was set never gets back into the code of the engine.
 * </ul>
 */
public final class ComponentCalls {

  /** A method of a component. */
  public enum Method {
    CONFIGURE("configure()"),
    CONSTRUCTOR("constructor"),
    NEEDS("needs()"),
    CHECK_FITS("checkFits()"),
    DECLARE("declare()"),
    NEXT("next()"),
    IS_ENDLESS("isEndless()"),
    REMARK("remark()"),
    ESTIMATE("service estimate"),
    DECIDE("decideBeforePut()"),
    OFFER("offer()"),
    EVICT("putEvicting()"),
    POLL("poll()"),
    REMOVE("removeIf()"),
    CLOSE_PIPELINE("close()"),
    ACCEPT("accept()"),
    CLOSE("close()");

    private static final Method[] ALL = values();

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /** Returns whether the pipeline has it. */
    public boolean isOfPipeline() {
      return switch (this) {
        case OFFER, EVICT, POLL, REMOVE, CLOSE_PIPELINE -> true;
        default -> false;
      };
    }

    /** Returns how messages name it. */
    public String label() {
      return label;
    }
  }

  /** Ends a thread that was abandoned; no code handles it. */
  @SuppressWarnings("serial") // never serialised
  private static final class AbandonedError extends Error {
    AbandonedError() {
      super("the call took too long and was abandoned", null, false, false);
    }
  }

  private static final VarHandle STATE;
  private static final int NUMBER_SHIFT = 8;
  private static final long METHOD_MASK = (1 << NUMBER_SHIFT) - 1;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(ComponentCalls.class, "state", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The number of calls so far and, in the lowest bits, the method of the current one or 0. */
  @SuppressWarnings("unused") // accessed by STATE
  private long state;

  private volatile boolean abandoned;

  /** Marks the beginning of a call. By the calling thread. */
  @SuppressWarnings("EnumOrdinal") // a store of a number, not of a reference, costs no barrier
  public void enter(Method method) {
    long calls = (state >>> NUMBER_SHIFT) + 1;
    STATE.setRelease(this, (calls << NUMBER_SHIFT) | (method.ordinal() + 1));
  }

  /**
   * Marks the end of a call, whether it returned or threw; has no effect outside a call. By the
   * calling thread. It does not return if the call was abandoned: an error ends the thread, which
   * handlers of {@link Throwable} pass on by calling this method first.
   */
  public void exit() {
    STATE.setOpaque(this, state & ~METHOD_MASK);
    throwIfAbandoned();
  }

  /**
   * Makes a call whose failure is not that of the run, and returns its result. By the calling
   * thread.
   *
   * @param failed is notified of what the call throws; the result is null then
   */
  public <R> @Nullable R callOrNull(
      Method method, Callable<? extends @Nullable R> call, Consumer<Throwable> failed) {
    enter(method);
    @Nullable R result = null;
    try {
      result = call.call();
    } catch (Throwable t) {
      failed.accept(t);
    }
    exit();
    return result;
  }

  /** Ends a call back from a component whose call was abandoned. By the calling thread. */
  public void throwIfAbandoned() {
    if (abandoned) {
      throw new AbandonedError();
    }
  }

  /** Returns a number of the call that is under way; 0 if none is. By any thread. */
  long underWay() {
    long seen = (long) STATE.getAcquire(this);
    return (seen & METHOD_MASK) == 0 ? 0 : seen;
  }

  /** Returns the method of a call. */
  static Method method(long call) {
    return Method.ALL[(int) (call & METHOD_MASK) - 1];
  }

  /** Returns whether a thread ended by this failure because it was abandoned. */
  static boolean isAbandoned(@Nullable Throwable failure) {
    return failure instanceof AbandonedError;
  }

  /** Ends the calling thread at its next {@link #exit}. By any thread. */
  void abandon(Thread caller) {
    abandoned = true;
    caller.getStackTrace();
  }
}
