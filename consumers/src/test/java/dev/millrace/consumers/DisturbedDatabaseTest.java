package dev.millrace.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of writes under limited connections, timeouts, stalls and outages. */
class DisturbedDatabaseTest {

  private static final Message MESSAGE = new Message("network-1", 17, 0, 43);

  private final CapturedLog log = new CapturedLog(SlowDatabaseConsumer.class);

  @AfterEach
  void closeLog() {
    log.close();
  }

  /** Writes at the given time in milliseconds, and returns the outcome and its time. */
  private static String write(SlowDatabaseConsumer consumer, long at) throws Exception {
    var clock = new ManualClock();
    clock.sleepNanos(at * 1_000_000);
    String outcome = "done";
    try {
      consumer.accept(MESSAGE, clock);
    } catch (SimulatedWriteException e) {
      outcome =
          String.valueOf(e.getMessage()).replaceAll("write of network-1#17 | \\(simulated\\)", "");
    }
    assertThat(clock.nanos() % 1_000_000).isZero();
    return outcome + " at " + clock.nanos() / 1_000_000;
  }

  @Test
  void workersWaitForAConnectionInOrder() throws Exception {
    var database = Databases.withMillis(10).connections(2);
    List<SlowDatabaseConsumer> workers =
        List.of(database.create(), database.create(), database.create(), database.create());

    assertThat(write(workers.get(0), 0)).isEqualTo("done at 10");
    assertThat(write(workers.get(1), 1)).isEqualTo("done at 11");
    assertThat(write(workers.get(2), 2)).isEqualTo("done at 20");
    assertThat(write(workers.get(3), 3)).isEqualTo("done at 21");
    assertThat(write(workers.get(0), 10)).isEqualTo("done at 30");
    assertThat(write(workers.get(1), 50)).isEqualTo("done at 60");
  }

  @Test
  void withoutALimit_eachWorkerHasAConnection() throws Exception {
    var database = Databases.withMillis(10).timeoutMillis(100);

    assertThat(write(database.create(), 0)).isEqualTo("done at 10");
    assertThat(write(database.create(), 0)).isEqualTo("done at 10");
  }

  @Test
  void aWriteFailsAtItsTimeout() throws Exception {
    assertThat(write(Databases.withMillis(10).timeoutMillis(9).create(), 5))
        .isEqualTo("timed out at 14");
  }

  @Test
  void aWriteAsLongAsItsTimeout_succeeds() throws Exception {
    assertThat(write(Databases.withMillis(10).timeoutMillis(10).create(), 5))
        .isEqualTo("done at 15");
  }

  @Test
  void aTimeoutFreesTheConnection() throws Exception {
    var database = Databases.withMillis(10).connections(1).timeoutMillis(9);

    assertThat(write(database.create(), 0)).isEqualTo("timed out at 9");
    assertThat(write(database.create(), 9)).isEqualTo("timed out at 18");
  }

  @Test
  void theTimeoutIncludesTheWaitForAConnection() throws Exception {
    var database = Databases.withMillis(10).connections(1).timeoutMillis(15);

    assertThat(write(database.create(), 0)).isEqualTo("done at 10");
    assertThat(write(database.create(), 2)).isEqualTo("timed out at 17");
    assertThat(write(database.create(), 8)).isEqualTo("timed out at 23");
  }

  @Test
  void aTimeoutDuringTheWait_occupiesNoConnection() throws Exception {
    var slow = Databases.withMillis(10).connections(1).timeoutMillis(11);

    assertThat(write(slow.create(), 0)).isEqualTo("done at 10");
    assertThat(write(slow.create(), 0)).isEqualTo("timed out at 11");
    assertThat(write(slow.create(), 0)).isEqualTo("timed out at 11");
    assertThat(write(slow.create(), 11)).isEqualTo("done at 21");
    assertThat(write(slow.create(), 21)).isEqualTo("done at 31");
  }

  @Test
  void aWriteIsSlowerDuringAStall() throws Exception {
    var database = Databases.withMillis(10).stallMillis(100, 20, 4).create();

    assertThat(write(database, 0)).isEqualTo("done at 10");
    assertThat(write(database, 90)).isEqualTo("done at 100");
    assertThat(write(database, 98)).isEqualTo("done at 123");
    assertThat(write(database, 100)).isEqualTo("done at 125");
    assertThat(write(database, 116)).isEqualTo("done at 129");
    assertThat(write(database, 120)).isEqualTo("done at 130");
    assertThat(write(database, 196)).isEqualTo("done at 221");
  }

  @Test
  void stallsCombineWithConnectionsAndTimeout() throws Exception {
    var database =
        Databases.withMillis(10).stallMillis(100, 20, 4).connections(1).timeoutMillis(40);

    assertThat(write(database.create(), 98)).isEqualTo("done at 123");
    assertThat(write(database.create(), 99)).isEqualTo("done at 133");
    assertThat(write(database.create(), 99)).isEqualTo("timed out at 139");
    assertThat(write(database.create(), 139)).isEqualTo("done at 149");
  }

  @Test
  void writesFailDuringAnOutage() throws Exception {
    var database = Databases.withMillis(10).outageMillis(100, 50).create();

    assertThat(write(database, 90)).isEqualTo("done at 100");
    assertThat(write(database, 91)).isEqualTo("met an outage at 100");
    assertThat(write(database, 100)).isEqualTo("met an outage at 100");
    assertThat(write(database, 149)).isEqualTo("met an outage at 149");
    assertThat(write(database, 150)).isEqualTo("done at 160");
  }

  @Test
  void anOutageFailsAWriteOfNoDuration() throws Exception {
    assertThat(write(Databases.withMillis(0).outageMillis(100, 50).create(), 120))
        .isEqualTo("met an outage at 120");
  }

  @Test
  void anOutageFailsWritesThatWait() throws Exception {
    var database = Databases.withMillis(10).connections(1).outageMillis(15, 5);

    assertThat(write(database.create(), 0)).isEqualTo("done at 10");
    assertThat(write(database.create(), 0)).isEqualTo("met an outage at 15");
    assertThat(write(database.create(), 0)).isEqualTo("met an outage at 15");
    assertThat(write(database.create(), 18)).isEqualTo("met an outage at 18");
    assertThat(write(database.create(), 20)).isEqualTo("done at 30");
  }

  @Test
  void theEarlierOfTimeoutAndOutage_isTheReason() throws Exception {
    var database = Databases.withMillis(10).connections(1).timeoutMillis(8).outageMillis(12, 5);

    assertThat(write(database.create(), 0)).isEqualTo("timed out at 8");
    assertThat(write(database.create(), 5)).isEqualTo("met an outage at 12");
    assertThat(write(database.create(), 5)).isEqualTo("met an outage at 12");
    assertThat(write(database.create(), 1)).isEqualTo("timed out at 9");
  }
}
