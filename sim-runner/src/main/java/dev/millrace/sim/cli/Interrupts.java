package dev.millrace.sim.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles Ctrl-C and requests to terminate.
 *
 * <p>With {@code sun.misc.Signal}, exported by the module jdk.unsupported, because a shutdown hook
 * cannot distinguish a second Ctrl-C from the first.
 */
final class Interrupts {

  private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);

  private Interrupts() {}

  /** Makes the first Ctrl-C call one action, and each later one the other. */
  static void handle(Runnable first, Runnable further) {
    AtomicBoolean seen = new AtomicBoolean();
    for (String name : new String[] {"INT", "TERM"}) {
      try {
        sun.misc.Signal.handle(
            new sun.misc.Signal(name), signal -> (seen.getAndSet(true) ? further : first).run());
      } catch (IllegalArgumentException e) {
        // With -Xrs the virtual machine does not handle signals.
        LOG.debug("{} is not handled: {}", name, e.getMessage());
      }
    }
  }
}
