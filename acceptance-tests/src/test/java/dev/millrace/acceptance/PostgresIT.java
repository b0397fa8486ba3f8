package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.acceptance.Program.Ended;
import dev.millrace.acceptance.Program.Running;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer jdbc on a real server that is restarted, and whose connections are terminated. */
class PostgresIT {

  private static final String TERMINATE =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity"
          + " where application_name = 'millrace'";

  private PostgresServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = PostgresServer.start();
  }

  @AfterEach
  void stopServer() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private Running start(String command, String password, String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = Program.ROOT.resolve("sim-runner/target/sim-runner.jar").toString();
    List<String> line =
        Stream.concat(
                Stream.of(java, "-jar", jar, command, "conf/database.conf"), Stream.of(arguments))
            .toList();
    var builder = new ProcessBuilder(line).directory(Program.ROOT.toFile());
    builder.environment().put("DB_URL", server.url());
    builder.environment().put("DB_USER", PostgresServer.USER);
    builder.environment().put("DB_PASSWORD", password);
    return Program.start(builder);
  }

  private void awaitRows(int rows) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> Integer.parseInt(server.query("select count(*) from messages")) >= rows);
  }

  @Test
  void restartsAndLostConnections_nothingIsLostOrStoredTwice() throws Exception {
    server.query(
        "create table messages (producer text, sequence bigint, due bigint, taken bigint, body text,"
            + " primary key (producer, sequence))");
    // Each commit takes a while, so that connections are lost during commits.
    server.query(
        "create function nap() returns trigger language plpgsql as"
            + " 'begin perform pg_sleep(0.02); return null; end'");
    server.query(
        "create constraint trigger nap after insert on messages deferrable initially deferred"
            + " for each row when (new.sequence % 100 = 0) execute function nap()");
    Running running =
        start(
            "run",
            PostgresServer.PASSWORD,
            "--set=producers.network.messages=50000",
            "--set=producers.network.burst.size=5000",
            "--set=run.stall-timeout=60s");

    awaitRows(10_000);
    server.restart("fast");
    awaitRows(30_000);
    server.query(TERMINATE);
    awaitRows(50_000);
    server.restart("immediate");
    for (int rows = 60_000; rows < 100_000; rows += 5_000) {
      awaitRows(rows);
      server.query(TERMINATE);
    }
    Ended ended = running.await();

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).containsPattern("delivered +100,000 +100.0 %");
    assertThat(ended.out()).contains("messages whose outcome was unknown");
    assertThat(ended.exitCode()).isZero();
    assertThat(
            server.query("select count(*), max(sequence), count(distinct producer) from messages"))
        .isEqualTo("100000|49999|2");
    assertThat(ended.out()).doesNotContain(PostgresServer.PASSWORD);
  }

  @Test
  void wrongPassword_isOneLineWithoutIt() throws Exception {
    Ended ended = start("run", "stone-and-wheel").await();

    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err())
        .contains("refused the user")
        .contains("password authentication failed")
        .doesNotContain("stone-and-wheel");
  }

  @Test
  void check_hidesThePassword() throws Exception {
    Ended ended = start("check", PostgresServer.PASSWORD).await();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("(hidden)").doesNotContain(PostgresServer.PASSWORD);
  }
}
