package dev.millrace.consumers.jdbc;

import dev.millrace.api.Clock;
import dev.millrace.api.Consumer;
import dev.millrace.api.FigureSource;
import dev.millrace.api.Figures;
import dev.millrace.api.Group;
import dev.millrace.api.Message;
import dev.millrace.api.RealTimeOnly;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A consumer that writes to a database, a transaction for each message or batch.
 *
 * <p>A transaction that fails before its commit is rolled back: the attempt failed. If the commit
 * itself fails, the outcome is unknown until the database can be asked.
 */
@RealTimeOnly("it writes to a real database; the stub slow-database stands in for it there")
public final class JdbcConsumer implements Consumer, FigureSource {

  private static final long FIRST_PAUSE_NANOS = 50_000_000;
  private static final long MAX_PAUSE_NANOS = 1_000_000_000;

  private final Database database;
  private final JdbcSettings settings;
  private final StoredKeys delivered = new StoredKeys();
  private final NamedSql insert;
  private Figures.TimeSpans connectionUse = (from, to) -> {};
  private Figures.TimeSpans connectionWaits = (from, to) -> {};
  private Figures.TimeSpans resolving = (from, to) -> {};
  private Figures.Counter unknown = (more, nanos) -> {};
  private Figures.Counter foundStored = (more, nanos) -> {};

  /** The outcome of a transaction. */
  private enum Outcome {
    STORED,
    UNKNOWN
  }

  @Inject
  public JdbcConsumer(JdbcSettings settings, Group group) {
    this(group.shared(Database.class, () -> DatabaseOpener.open(settings)));
  }

  JdbcConsumer(Database database) {
    this.database = database;
    this.settings = database.settings();
    this.insert = settings.insert();
    database.join();
  }

  @Override
  public void declare(Figures figures) {
    connectionUse =
        figures.sharedUnits(
            "connections", "connections", settings.connections(), "in use by writes");
    connectionWaits = figures.workers("connection-wait", "wait for a connection");
    resolving = figures.workers("resolving", "wait to learn an unknown outcome");
    unknown = figures.count("unknown", "messages", "whose outcome was unknown for a time");
    foundStored = figures.count("found-stored", "messages", "of these, found in the table");
  }

  @Override
  public void accept(Message message, Clock clock) throws InterruptedException, WriteException {
    acceptAll(List.of(message), clock);
  }

  @Override
  public void acceptAll(List<Message> batch, Clock clock)
      throws InterruptedException, WriteException {
    long takenNanos = clock.nanos();
    try {
      if (write(batch, takenNanos, clock) == Outcome.UNKNOWN) {
        unknown.add(batch.size(), clock.nanos());
        resolve(batch, takenNanos, clock);
      }
    } catch (SQLException e) {
      throw new WriteException(batch, settings.hideIn(JdbcErrors.text(e)));
    }
    if (settings.verify()) {
      batch.forEach(delivered::add);
    }
  }

  @Override
  public void close() {
    database.leave(delivered);
  }

  /** Makes one transaction; an exception means that it was rolled back. */
  private Outcome write(List<Message> batch, long takenNanos, Clock clock) throws SQLException {
    Connection connection = connect(clock);
    long from = clock.nanos();
    try {
      insert(connection, batch, takenNanos);
      return commit(connection);
    } finally {
      giveBack(connection);
      connectionUse.add(from, clock.nanos());
    }
  }

  private Connection connect(Clock clock) throws SQLException {
    long asked = clock.nanos();
    try {
      return database.connect();
    } finally {
      connectionWaits.add(asked, clock.nanos());
    }
  }

  /** Returns a connection to the pool, which rolls back a transaction that is not committed. */
  private static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The outcome of the transaction is known by now; the pool replaces the connection.
    }
  }

  private void insert(Connection connection, List<Message> batch, long takenNanos)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert.text())) {
      statement.setQueryTimeout(database.timeoutSeconds());
      for (Message message : batch) {
        insert.bind(statement, message, takenNanos);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private Outcome commit(Connection connection) throws SQLException {
    try {
      connection.commit();
      return Outcome.STORED;
    } catch (SQLException e) {
      if (JdbcErrors.isUnknownAfterCommit(e) && !isAlive(connection)) {
        return Outcome.UNKNOWN;
      }
      throw e; // the server has answered: it refused the commit
    }
  }

  private boolean isAlive(Connection connection) {
    try {
      return connection.isValid(database.timeoutSeconds());
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Waits until the database is back, and stores the batch unless it is in the table.
   *
   * <p>The second transaction is what makes the look-up certain: the server may still be busy with
   * the first commit, and the unique key lets only one of the two succeed.
   *
   * @throws SQLException if the batch is not in the table and cannot be stored
   */
  private void resolve(List<Message> batch, long takenNanos, Clock clock)
      throws InterruptedException, SQLException {
    NamedSql query = settings.query();
    if (query == null) {
      throw new SQLException("the connection was lost during the commit, and there is no lookup");
    }
    long since = clock.nanos();
    try {
      long pause = FIRST_PAUSE_NANOS;
      while (!isResolved(batch, takenNanos, query, clock)) {
        clock.sleepNanos(pause);
        pause = Math.min(2 * pause, MAX_PAUSE_NANOS);
      }
    } finally {
      resolving.add(since, clock.nanos());
    }
  }

  private boolean isResolved(List<Message> batch, long takenNanos, NamedSql query, Clock clock)
      throws SQLException {
    try {
      if (isStored(batch.get(0), query)) {
        foundStored.add(batch.size(), clock.nanos());
        return true;
      }
      return write(batch, takenNanos, clock) == Outcome.STORED;
    } catch (SQLException e) {
      if (JdbcErrors.isPermanent(e) && !JdbcErrors.isDuplicate(e)) {
        throw e;
      }
      return false; // no connection yet, or the first commit has just succeeded: look again
    }
  }

  private boolean isStored(Message first, NamedSql query) throws SQLException {
    Connection connection = database.connect();
    try (PreparedStatement statement = connection.prepareStatement(query.text())) {
      statement.setQueryTimeout(database.timeoutSeconds());
      query.bind(statement, first, 0);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    } finally {
      giveBack(connection);
    }
  }
}
