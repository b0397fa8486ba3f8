package dev.millrace.sim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles Ctrl-C, requests to terminate, and components that call {@code System.exit}.
 *
 * <p>Before a run the first Ctrl-C ends the program. During a run the first one stops it and the
 * second one aborts it; if it has not ended {@value #MAX_END_SECONDS} s later, the program ends
 * without a summary. Handled by {@code sun.misc.Signal}, exported by the module jdk.unsupported,
 * because a shutdown hook cannot distinguish a second Ctrl-C from the first.
 *
 * <p>Thread-safe: its state is atomic or volatile.
 */
final class Interrupts {

  /** The time between an abort and the end of the program. */
  static final int MAX_END_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);

  /** The run in progress; null before it. */
  private static volatile @Nullable Target target;

  /** How a run is stopped and aborted. */
  private record Target(Runnable stop, Runnable abort) {}

  private final AtomicInteger signals = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Interrupts() {}

  /** Makes the first Ctrl-C from now on call one action, and the second one the other. */
  static void handle(Runnable stop, Runnable abort) {
    target = new Target(stop, abort);
  }

  /** Handles them until {@link #commandEnded()}. */
  static Interrupts install() {
    Interrupts interrupts = new Interrupts();
    for (String name : new String[] {"INT", "TERM"}) {
      try {
        sun.misc.Signal.handle(new sun.misc.Signal(name), signal -> interrupts.onSignal());
      } catch (IllegalArgumentException e) {
        // With -Xrs the virtual machine does not handle signals.
        LOG.debug("{} is not handled: {}", name, e.getMessage());
      }
    }
    Runtime.getRuntime().addShutdownHook(new Thread(interrupts::onExit, "exit"));
    return interrupts;
  }

  /** Records that the command has printed its result. */
  void commandEnded() {
    ended.countDown();
  }

  private void onSignal() {
    Target running = target;
    if (running == null) {
      halt("interrupted", ExitCode.INTERRUPTED);
      return;
    }
    int number = signals.incrementAndGet();
    if (number == 1) {
      running.stop().run();
    } else if (number == 2) {
      Thread limit = new Thread(this::haltUnlessEnded, "interrupt");
      limit.setDaemon(true);
      limit.start();
      running.abort().run();
    }
  }

  private void haltUnlessEnded() {
    if (!endsInTime()) {
      halt("the run does not end; ended without its summary", ExitCode.INTERRUPTED);
    }
  }

  /** The program exits: by itself after its command, or else because a component called exit. */
  private void onExit() {
    if (ended.getCount() == 0) {
      return;
    }
    Target running = target;
    if (running == null) {
      halt("the program was ended by a component or from outside", ExitCode.FAILED);
      return;
    }
    System.err.println(
        "sim-runner: the program is ended by a component or from outside; the run is aborted");
    running.abort().run();
    halt(endsInTime() ? null : "the run does not end", ExitCode.FAILED);
  }

  private boolean endsInTime() {
    try {
      return ended.await(MAX_END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Ends the program without shutdown hooks, which a component may block. */
  private static void halt(@Nullable String reason, int exitCode) {
    if (reason != null) {
      System.err.println("sim-runner: " + reason);
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(exitCode);
  }
}
