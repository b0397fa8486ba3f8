package dev.millrace.consumers.jdbc;

import dev.millrace.api.Range;
import dev.millrace.api.Secret;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link JdbcConsumer}.
 *
 * @param url the database, as its driver names it
 * @param user the user; null for the driver's default
 * @param password the password; null for none
 * @param table the table, if there is no statement of the user's own
 * @param createTable whether the table is created if it does not exist
 * @param emptyTable whether the rows of earlier runs are deleted
 * @param sql stores a message, in place of the insert into the table; null for the insert
 * @param lookup returns a row if a message is stored by {@code sql}; null if there is none
 * @param connections the maximum number of connections of the group's workers
 * @param timeout the time limit of a statement, and of a wait for a connection
 * @param verify whether table and ledger are compared at the end
 */
public record JdbcSettings(
    String url,
    @Nullable String user,
    @Nullable Secret password,
    String table,
    boolean createTable,
    boolean emptyTable,
    @Nullable NamedSql sql,
    @Nullable NamedSql lookup,
    @Range(min = 1, max = 1000) int connections,
    Duration timeout,
    boolean verify) {

  private static final Duration MIN_TIMEOUT = Duration.ofMillis(250);
  private static final Pattern TABLE = Pattern.compile("([A-Za-z_]\\w*\\.)?[A-Za-z_]\\w*");
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile("[?&;]\\w*(password|pwd)=|://[^/@]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

  public JdbcSettings {
    if (!url.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "url does not start with jdbc:; allowed: a url such as jdbc:postgresql://localhost/test");
    }
    if (PASSWORD_IN_URL.matcher(url).find()) {
      throw new IllegalArgumentException(
          "url has a password, which would be shown; allowed: the key password");
    }
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException(
          "table is '%s'; allowed: NAME or SCHEMA.NAME, of letters, digits and '_'"
              .formatted(table));
    }
    if (timeout.compareTo(MIN_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "timeout is %d ms; allowed: at least 250ms".formatted(timeout.toMillis()));
    }
    if (sql == null && lookup != null) {
      throw new IllegalArgumentException("lookup without sql; allowed: both, or neither");
    }
    if (sql != null && (verify || createTable || emptyTable)) {
      throw new IllegalArgumentException(
          "%s concerns table, which an sql of your own may not use; allowed: one of the two"
              .formatted(verify ? "verify" : createTable ? "create-table" : "empty-table"));
    }
  }

  /** Returns the statement that stores a message. */
  NamedSql insert() {
    return sql != null
        ? sql
        : NamedSql.parse(
            "insert into "
                + table
                + " (producer, sequence, due, body, taken)"
                + " values (:producer, :sequence, :due, :body, :taken)");
  }

  /** Returns the query that returns a row if a message is stored; null if there is none. */
  @Nullable NamedSql query() {
    return sql != null
        ? lookup
        : NamedSql.parse(
            "select 1 from " + table + " where producer = :producer and sequence = :sequence");
  }

  /** Returns a text in which the password is hidden. */
  String hideIn(String text) {
    return password == null ? text : password.hideIn(text);
  }
}
