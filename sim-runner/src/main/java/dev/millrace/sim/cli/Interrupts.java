package dev.millrace.sim.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * What Ctrl-C does: the first asks a run to stop, the second ends it at once. A request to
 * terminate counts like Ctrl-C.
 *
 * <p>A shutdown hook cannot tell a second Ctrl-C from the first; {@code sun.misc.Signal}, exported
 * by the module jdk.unsupported, can.
 */
final class Interrupts {

  private Interrupts() {}

  /** From now on, Ctrl-C calls the first action once, then the second. */
  static void handle(Runnable first, Runnable further) {
    AtomicBoolean seen = new AtomicBoolean();
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(new Signal(name), signal -> (seen.getAndSet(true) ? further : first).run());
    }
  }
}
