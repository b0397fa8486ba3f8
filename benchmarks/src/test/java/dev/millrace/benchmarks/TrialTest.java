package dev.millrace.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static final long SECOND = 1_000_000_000;

  private final List<Long> sizes = new ArrayList<>();
  private long now;
  private double nanosPerCustomer = 100;

  private final Entry entry =
      new Entry() {
        @Override
        public String key() {
          return "fake";
        }

        @Override
        public Figures run(Model model, long customers, long seed) {
          sizes.add(customers);
          now += (long) (customers * nanosPerCustomer);
          return new Figures(customers, 0, 0, null);
        }
      };

  private final Trial trial = new Trial(entry, Model.MM1, SECOND, () -> now);

  @Test
  void calibrateGrowsRunToMinimumDuration() {
    trial.calibrate();

    assertThat(sizes).containsExactly(10_000L, 100_000L, 1_000_000L, 10_000_000L);
  }

  @Test
  void tooShortRunIsRepeatedWithMoreCustomers() {
    trial.calibrate();
    sizes.clear();
    nanosPerCustomer = 50;

    trial.run(1);

    assertThat(sizes).containsExactly(10_000_000L, 22_000_000L);
    assertThat(trial.medianNanosPerCustomer()).isCloseTo(50, within(1e-9));
    assertThat(trial.leastNanosPerCustomer()).isEqualTo(trial.mostNanosPerCustomer());
  }

  @Test
  void medianOfEvenCount_isMeanOfMiddleTwo() {
    for (double nanos : new double[] {400, 100, 300}) {
      nanosPerCustomer = nanos;
      trial.run(1);
    }
    assertThat(trial.medianNanosPerCustomer()).isCloseTo(300, within(1e-9));

    nanosPerCustomer = 200;
    trial.run(1);
    assertThat(trial.medianNanosPerCustomer()).isCloseTo(250, within(1e-9));
    assertThat(trial.leastNanosPerCustomer()).isCloseTo(100, within(1e-9));
    assertThat(trial.mostNanosPerCustomer()).isCloseTo(400, within(1e-9));
  }

  @Test
  void tableComparesWithMeasuredBaselines() {
    trial.run(1);
    String alone = new ResultTable(List.of(trial)).text();
    assertThat(alone.lines().skip(2))
        .containsExactly(line("fake", "100.0", "100.0..100.0", "10,000,000", "-", "-"));

    String beside =
        new ResultTable(List.of(trial, measured("hand-written", 40), measured("ssj", 250))).text();
    assertThat(beside.lines().skip(2))
        .containsExactly(
            line("fake", "100.0", "100.0..100.0", "10,000,000", "2.50", "2.50"),
            line("hand-written", "40.0", "40.0..40.0", "25,000,000", "1.00", "6.25"),
            line("ssj", "250.0", "250.0..250.0", "4,000,000", "6.25", "1.00"));
  }

  private static String line(String entry, String... figures) {
    return String.format(
        "%-16s %-16s %8s %17s %13s %14s %9s",
        "mm1", entry, figures[0], figures[1], figures[2], figures[3], figures[4]);
  }

  private Trial measured(String key, double nanos) {
    Entry other =
        new Entry() {
          @Override
          public String key() {
            return key;
          }

          @Override
          public Figures run(Model model, long customers, long seed) {
            now += (long) (customers * nanos);
            return new Figures(customers, 0, 0, null);
          }
        };
    Trial measured = new Trial(other, Model.MM1, SECOND, () -> now);
    measured.run(1);
    return measured;
  }
}
