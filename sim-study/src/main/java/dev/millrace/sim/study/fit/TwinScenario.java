package dev.millrace.sim.study.fit;

import dev.millrace.sim.study.init.Words;

/** Writes a scenario with a model in place of the trace, which can be shared when that cannot. */
final class TwinScenario {

  private static final int WORKERS = 4;
  private static final double LOAD = 0.5;

  private final FitResult fit;

  TwinScenario(FitResult fit) {
    this.fit = fit;
  }

  String text() {
    double meanNanos = LOAD * WORKERS / fit.times().rate() * 1e9;
    return """
        # A twin of a trace: %s arrivals that behave like it in a queue.
        #
        # The trace has %,d messages in %s.
        # %s
        # The error is that of mean wait, p99 wait and loss at loads from 0.3 to 0.9.

        producers {
          twin {
            %s
          }
        }

        # Room for a long queue; overflow { policy = drop-newest } with less of it shows the losses.
        pipeline { type = queue, capacity = 100000 }

        consumers {
          database {
            type = slow-database
            count = %d
            # An example, not from the trace: a load of rate x mean / count = %s x %s / %d = %s.
            service { type = exponential, mean = %s }
          }
        }

        # As long as the trace. Another seed gives another trace of the same kind.
        run { engine = virtual, duration = %s }
        """
        .formatted(
            fit.model().kind().label(),
            fit.times().count(),
            Words.duration(fit.times().spanNanos()),
            new FitReport(fit).verdict(),
            fit.model().producer(),
            WORKERS,
            Words.number(fit.times().rate()),
            Words.duration(meanNanos),
            WORKERS,
            LOAD,
            Words.hocon(meanNanos),
            Words.hocon(fit.times().spanNanos()));
  }
}
