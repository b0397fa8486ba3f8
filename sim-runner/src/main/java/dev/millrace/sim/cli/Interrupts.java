package dev.millrace.sim.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Ctrl-C does: the first asks a run to stop, the second ends it at once. A request to
 * terminate counts like Ctrl-C.
 *
 * <p>A shutdown hook cannot tell a second Ctrl-C from the first; {@code sun.misc.Signal}, exported
 * by the module jdk.unsupported, can.
 */
final class Interrupts {

  private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);

  private Interrupts() {}

  /** From now on, Ctrl-C calls the first action once, then the second. */
  static void handle(Runnable first, Runnable further) {
    AtomicBoolean seen = new AtomicBoolean();
    for (String name : new String[] {"INT", "TERM"}) {
      try {
        sun.misc.Signal.handle(
            new sun.misc.Signal(name), signal -> (seen.getAndSet(true) ? further : first).run());
      } catch (IllegalArgumentException e) {
        // With -Xrs the virtual machine leaves signals to the operating system.
        LOG.debug("{} is not handled: {}", name, e.getMessage());
      }
    }
  }
}
