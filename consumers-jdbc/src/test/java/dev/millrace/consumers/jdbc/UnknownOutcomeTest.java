package dev.millrace.consumers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that is lost while it commits, before or after the commit has taken effect. */
class UnknownOutcomeTest {

  private enum Loss {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final ManualClock clock = new ManualClock();
  private final List<Message> batch =
      List.of(new Message("network-1", 0, 0, "a"), new Message("network-1", 1, 0, "b"));
  private Rows rows;
  private Loss loss = Loss.NONE;
  private int refusals;

  @BeforeEach
  void open() throws Exception {
    rows = Rows.of(url);
    Settings.of(url).open().close();
  }

  @AfterEach
  void close() throws Exception {
    rows.close();
  }

  private JdbcConsumer consumer(Settings settings) {
    return new JdbcConsumer(new Database(source(), settings.build()));
  }

  /** Returns connections that are lost as {@link #loss} says, once, and then refused for a time. */
  private DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (refusals > 0 && loss == Loss.NONE) {
                refusals--;
                throw new SQLException("refused", "08001");
              }
              Connection connection = DriverManager.getConnection(url);
              connection.setAutoCommit(false);
              return losing(connection);
            });
  }

  private Connection losing(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit") && loss != Loss.NONE) {
                if (loss == Loss.AFTER_COMMIT) {
                  connection.commit();
                }
                loss = Loss.NONE;
                connection.close();
                throw new SQLException("connection lost", "08006");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private List<String> stored() throws SQLException {
    return rows.query("select sequence from messages order by sequence");
  }

  @Test
  void lostBeforeTheCommitTookEffect_isStoredOnce() throws Exception {
    loss = Loss.BEFORE_COMMIT;
    try (JdbcConsumer consumer = consumer(Settings.of(url))) {
      consumer.acceptAll(batch, clock);
    }

    assertThat(stored()).containsExactly("0", "1");
  }

  @Test
  void lostAfterTheCommitTookEffect_isStoredOnce() throws Exception {
    loss = Loss.AFTER_COMMIT;
    try (JdbcConsumer consumer = consumer(Settings.of(url))) {
      consumer.acceptAll(batch, clock);
    }

    assertThat(stored()).containsExactly("0", "1");
  }

  @Test
  void databaseThatIsDown_isWaitedFor() throws Exception {
    loss = Loss.AFTER_COMMIT;
    refusals = 5;
    try (JdbcConsumer consumer = consumer(Settings.of(url))) {
      consumer.acceptAll(batch, clock);
    }

    assertThat(stored()).containsExactly("0", "1");
    assertThat(clock.nanos()).isEqualTo((50 + 100 + 200 + 400 + 800) * 1_000_000L);
  }

  @Test
  void withoutLookup_isAFailedAttempt() throws Exception {
    String sql = "insert into messages values (:producer, :sequence, :due, :taken, :body)";
    loss = Loss.AFTER_COMMIT;
    try (JdbcConsumer consumer = consumer(Settings.of(url).withSql(sql, null))) {
      assertThatThrownBy(() -> consumer.acceptAll(batch, clock))
          .isInstanceOf(WriteException.class)
          .hasMessageContaining("there is no lookup");
    }
  }

  @Test
  void lookupOfTheUser_isAsked() throws Exception {
    String sql = "insert into messages values (:producer, :sequence, :due, :taken, :body)";
    String lookup = "select 1 from messages where producer = :producer and sequence = :sequence";
    loss = Loss.AFTER_COMMIT;
    try (JdbcConsumer consumer = consumer(Settings.of(url).withSql(sql, lookup))) {
      consumer.acceptAll(batch, clock);
    }

    assertThat(stored()).containsExactly("0", "1");
  }

  @Test
  void stoppedWhileWaiting_isInterrupted() throws Exception {
    loss = Loss.BEFORE_COMMIT;
    refusals = Integer.MAX_VALUE;
    clock.stopAt(1_000_000_000);
    JdbcConsumer consumer = consumer(Settings.of(url).unverified());

    assertThatThrownBy(() -> consumer.acceptAll(batch, clock))
        .isInstanceOf(InterruptedException.class);
    consumer.close();
  }
}
