package dev.millrace.consumers.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database that the workers of a group share: a pool of connections, and the keys that are
 * compared with the table at the end. Thread-safe.
 */
final class Database {

  private final DataSource pool;
  private final JdbcSettings settings;
  private final int timeoutMillis;
  private final StoredKeys delivered = new StoredKeys();
  private int workers;

  /** Creates a database whose table is ready. */
  Database(DataSource pool, JdbcSettings settings) {
    this.pool = pool;
    this.settings = settings;
    this.timeoutMillis = (int) Math.min(Integer.MAX_VALUE / 2, settings.timeout().toMillis());
  }

  /** Adds a worker, which calls {@link #leave} when it has ended. */
  synchronized void join() {
    workers++;
  }

  /** Returns a connection with a transaction of its own; waits for one if all are in use. */
  Connection connect() throws SQLException {
    Connection connection = pool.getConnection();
    try {
      // The statement is cancelled first; this ends the wait for a database that does not answer.
      connection.setNetworkTimeout(Runnable::run, timeoutMillis + 1000);
    } catch (SQLFeatureNotSupportedException e) {
      // The statement's own timeout remains.
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** Returns the time limit of a statement, in the seconds of JDBC. */
  int timeoutSeconds() {
    return (timeoutMillis + 999) / 1000;
  }

  JdbcSettings settings() {
    return settings;
  }

  /**
   * Removes a worker; the last one compares the table and closes the pool.
   *
   * @param keys those that the worker delivered
   * @throws IllegalStateException if the table and the delivered messages differ
   */
  synchronized void leave(StoredKeys keys) {
    delivered.addAll(keys);
    workers--;
    if (workers > 0) {
      return;
    }
    try {
      String difference = settings.verify() ? difference() : null;
      if (difference != null) {
        throw new IllegalStateException(difference);
      }
    } finally {
      DatabaseOpener.close(pool);
    }
  }

  private @Nullable String difference() {
    try (Connection connection = connect()) {
      return new Table(settings.table()).difference(connection, delivered);
    } catch (SQLException e) {
      return settings.hideIn(
          "the table %s could not be compared with the ledger (verify): %s"
              .formatted(settings.table(), JdbcErrors.text(e)));
    }
  }
}
