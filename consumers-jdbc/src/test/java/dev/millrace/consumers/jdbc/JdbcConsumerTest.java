package dev.millrace.consumers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.Message;
import dev.millrace.testkit.ManualClock;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcConsumerTest {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
  private final ManualClock clock = new ManualClock();
  private Rows rows;

  @BeforeEach
  void open() throws Exception {
    rows = Rows.of(url);
  }

  @AfterEach
  void close() throws Exception {
    rows.close();
  }

  private static Message message(int number) {
    return new Message("network-1", number, 10L * number, "body " + number);
  }

  @Test
  void message_isARow() throws Exception {
    clock.sleepNanos(99);
    try (JdbcConsumer consumer = Settings.of(url).open()) {
      consumer.accept(message(7), clock);
    }

    assertThat(rows.query("select producer, sequence, due, taken, body from messages"))
        .containsExactly("network-1 7 70 99 body 7");
  }

  @Test
  void batch_thatFails_leavesNoRow() throws Exception {
    try (JdbcConsumer consumer = Settings.of(url).unverified().open()) {
      consumer.accept(message(2), clock);

      assertThatThrownBy(() -> consumer.acceptAll(List.of(message(1), message(2)), clock))
          .isInstanceOf(WriteException.class)
          .hasMessageStartingWith("write of network-1#1 and 1 more failed: Unique index");
    }
    assertThat(rows.query("select sequence from messages")).containsExactly("2");
  }

  @Test
  void sqlOfTheUser_hasNamedValues() throws Exception {
    rows.execute("create table mine (id varchar, text varchar)");
    String sql = "insert into mine values (:producer || ':x' || :sequence, :body)";
    try (JdbcConsumer consumer = Settings.of(url).withSql(sql, null).open()) {
      consumer.accept(message(3), clock);
    }

    assertThat(rows.query("select * from mine")).containsExactly("network-1:x3 body 3");
  }

  @Test
  void file_keepsRows(@TempDir Path folder) throws Exception {
    String file = "jdbc:h2:file:" + folder.resolve("db");
    try (JdbcConsumer consumer = Settings.of(file).open()) {
      consumer.acceptAll(List.of(message(1), message(2)), clock);
    }

    try (Rows after = Rows.of(file)) {
      assertThat(after.query("select count(*) from messages")).containsExactly("2");
    }
  }

  @Test
  void table_withRows_isRefused() throws Exception {
    try (JdbcConsumer consumer = Settings.of(url).open()) {
      consumer.accept(message(1), clock);
    }

    assertThatThrownBy(() -> Settings.of(url).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the table messages has rows");
  }

  @Test
  void emptyTable_deletesRowsOfEarlierRuns() throws Exception {
    try (JdbcConsumer consumer = Settings.of(url).open()) {
      consumer.accept(message(1), clock);
    }
    Settings.of(url).emptied().open().close();

    assertThat(rows.query("select * from messages")).isEmpty();
  }

  @Test
  void missingTable_isRefused() {
    assertThatThrownBy(() -> Settings.of(url).withoutCreation().open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the table messages does not exist");
  }

  @Test
  void table_withoutUniqueKey_isRefused() throws Exception {
    rows.execute(
        "create table messages (producer varchar, sequence bigint, due bigint, taken bigint, body varchar)");

    assertThatThrownBy(() -> Settings.of(url).open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no unique key (producer, sequence)");
  }

  @Test
  void unknownDriver_isRefused() {
    assertThatThrownBy(() -> Settings.of("jdbc:oracle:x").open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no driver for the url jdbc:oracle:...; allowed: a url of one of ")
        .hasMessageContaining("org.h2.Driver")
        .hasMessageContaining("org.postgresql.Driver");
  }

  @Test
  void wrongPassword_isRefusedAndNotShown() throws Exception {
    rows.execute("create user somebody password 'right'");

    assertThatThrownBy(() -> Settings.of(url).as("somebody", "wr0ng").open())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("refused the user: Wrong user name or password")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void password_inAnErrorOfTheDatabase_isHidden() throws Exception {
    rows.execute("create user somebody password 'MESSAGES' admin");

    assertThatThrownBy(
            () -> {
              try (JdbcConsumer consumer =
                  Settings.of(url).as("somebody", "MESSAGES").unverified().open()) {
                consumer.acceptAll(List.of(message(1), message(1)), clock);
              }
            })
        .isInstanceOf(WriteException.class)
        .hasMessageContaining("(hidden)")
        .hasMessageNotContaining("MESSAGES");
  }

  @Test
  void verify_rowThatWasNotDelivered_fails() throws Exception {
    JdbcConsumer consumer = Settings.of(url).open();
    consumer.accept(message(1), clock);
    rows.execute("insert into messages values ('network-2', 5, 0, 0, '')");

    assertThatThrownBy(consumer::close)
        .hasMessage(
            "the table messages and the ledger differ (verify):"
                + " 1 rows are of messages that were not delivered, first network-2#5");
  }

  @Test
  void verify_deliveredMessageThatIsNotARow_fails() throws Exception {
    JdbcConsumer consumer = Settings.of(url).open();
    consumer.acceptAll(List.of(message(1), message(2)), clock);
    rows.execute("delete from messages where sequence = 2");

    assertThatThrownBy(consumer::close)
        .hasMessage(
            "the table messages and the ledger differ (verify):"
                + " 1 delivered messages are not in the table, first network-1#2");
  }

  @Test
  void verify_waitsForTheLastWorker() throws Exception {
    Database database = DatabaseOpener.open(Settings.of(url).build());
    JdbcConsumer first = new JdbcConsumer(database);
    JdbcConsumer second = new JdbcConsumer(database);
    first.accept(message(1), clock);
    first.close();
    second.accept(message(2), clock);
    second.close();

    assertThat(rows.query("select count(*) from messages")).containsExactly("2");
  }
}
