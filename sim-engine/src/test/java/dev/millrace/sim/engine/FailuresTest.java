package dev.millrace.sim.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailuresTest {

  /** An exception that cannot be described. */
  private static final class Indescribable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  private static final String NAME = "dev.millrace.sim.engine.FailuresTest$Indescribable";

  @Test
  void reason_hasMessageAndType() {
    assertThat(Failures.reason(new IllegalStateException("full")))
        .isEqualTo("full (IllegalStateException)");
  }

  @Test
  void reason_survivesAMessageThatThrows() {
    assertThat(Failures.reason(new Indescribable()))
        .isEqualTo(
            NAME + ", whose getMessage() throws java.lang.IllegalStateException (Indescribable)");
  }

  @Test
  void text_survivesAMessageThatThrows() {
    assertThat(Failures.text(new Indescribable()))
        .isEqualTo(NAME + ", whose toString() throws java.lang.IllegalStateException");
  }

  @Test
  void printable_isTheFailureItselfIfItCanBePrinted() {
    var failure = new IllegalStateException("full", new AssertionError());

    assertThat(Failures.printable(failure)).isSameAs(failure);
  }

  @Test
  void printable_keepsTheStackTraceOfOneThatCannot() {
    var failure = new IllegalStateException("full", new Indescribable());

    assertThat(Failures.printable(failure))
        .hasMessage("java.lang.IllegalStateException: full")
        .extracting(each -> List.of(each.getStackTrace()))
        .isEqualTo(List.of(failure.getStackTrace()));
  }

  @Test
  void failedMessage_isDescribedInVirtualTime() throws Exception {
    var run =
        new TestRun()
            .producer(TestRun.counting(3))
            .consumer(
                (message, clock) -> {
                  throw new Indescribable();
                });

    assertThat(run.runInVirtualTime().lastError()).contains("whose getMessage() throws");
  }

  @Test
  void failedWorker_isDescribedOnRealThreads() throws Exception {
    RunResult result =
        new TestRun()
            .producer(
                () -> {
                  throw new Indescribable();
                })
            .consumer(TestRun::ignore)
            .run();

    assertThat(result.failures().get(0)).startsWith("p-1 failed: " + NAME);
  }
}
