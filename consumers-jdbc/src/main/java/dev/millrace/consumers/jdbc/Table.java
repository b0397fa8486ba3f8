package dev.millrace.consumers.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table that messages are written to.
 *
 * @param name its name, with its schema or without
 */
record Table(String name) {

  private static final int ROWS_PER_FETCH = 10_000;
  private static final Set<String> KEY = Set.of("producer", "sequence");

  /**
   * Makes the table ready for a run.
   *
   * @param create whether it is created if it does not exist
   * @param empty whether its rows are deleted
   * @throws IllegalArgumentException if it does not exist, lacks the columns or the key, or has
   *     rows
   */
  void prepare(Connection connection, boolean create, boolean empty) throws SQLException {
    boolean exists = exists(connection);
    if (!exists && !create) {
      throw new IllegalArgumentException(
          "the table %s does not exist, or lacks the columns producer, sequence, due, body and taken; allowed: another table, or create-table = true"
              .formatted(name));
    }
    try (Statement statement = connection.createStatement()) {
      if (!exists) {
        statement.execute(
            "create table "
                + name
                + " (producer varchar(200) not null, sequence bigint not null,"
                + " due bigint not null, taken bigint not null, body varchar,"
                + " primary key (producer, sequence))");
      } else if (!hasKey(connection)) {
        throw new IllegalArgumentException(
            "the table %s has no unique key (producer, sequence), by which a message of unknown outcome is looked up"
                .formatted(name));
      }
      if (empty) {
        statement.execute("delete from " + name);
      } else if (hasRows(statement)) {
        throw new IllegalArgumentException(
            "the table %s has rows, and keys of this run may be among them; allowed: an empty table, or empty-table = true"
                .formatted(name));
      }
    }
    connection.commit();
  }

  private boolean exists(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select producer, sequence, due, body, taken from " + name + " where 1 = 0")) {
      return !rows.next();
    } catch (SQLException e) {
      connection.rollback();
      if (JdbcErrors.isPermanent(e)) {
        return false;
      }
      throw e;
    }
  }

  private boolean hasRows(Statement statement) throws SQLException {
    statement.setMaxRows(1);
    try (ResultSet rows = statement.executeQuery("select producer from " + name)) {
      return rows.next();
    }
  }

  private boolean hasKey(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    int dot = name.indexOf('.');
    String schema = dot < 0 ? connection.getSchema() : stored(database, name.substring(0, dot));
    Map<String, Set<String>> indexes = new HashMap<>();
    try (ResultSet columns =
        database.getIndexInfo(
            null, schema, stored(database, name.substring(dot + 1)), true, true)) {
      while (columns.next()) {
        String column = columns.getString("COLUMN_NAME");
        if (column != null) {
          indexes
              .computeIfAbsent(columns.getString("INDEX_NAME"), index -> new HashSet<>())
              .add(column.toLowerCase(Locale.ROOT));
        }
      }
    }
    return indexes.containsValue(KEY);
  }

  /** Returns an identifier as the database keeps it. */
  private static String stored(DatabaseMetaData database, String identifier) throws SQLException {
    if (database.storesUpperCaseIdentifiers()) {
      return identifier.toUpperCase(Locale.ROOT);
    }
    return database.storesLowerCaseIdentifiers() ? identifier.toLowerCase(Locale.ROOT) : identifier;
  }

  /**
   * Compares the table with the messages that were delivered.
   *
   * @param delivered their keys; those in the table are removed
   * @return the difference in words; null if there is none
   */
  @Nullable String difference(Connection connection, StoredKeys delivered) throws SQLException {
    long surplus = 0;
    String firstSurplus = "";
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_PER_FETCH);
      try (ResultSet rows = statement.executeQuery("select producer, sequence from " + name)) {
        while (rows.next()) {
          if (!delivered.remove(rows.getString(1), rows.getLong(2))) {
            firstSurplus = surplus == 0 ? rows.getString(1) + "#" + rows.getLong(2) : firstSurplus;
            surplus++;
          }
        }
      }
    }
    long missing = delivered.count();
    if (missing == 0 && surplus == 0) {
      return null;
    }
    return "the table %s and the ledger differ (verify):%s%s"
        .formatted(
            name,
            missing == 0
                ? ""
                : " %,d delivered messages are not in the table, first %s%s"
                    .formatted(missing, delivered.first(), surplus == 0 ? "" : ";"),
            surplus == 0
                ? ""
                : " %,d rows are of messages that were not delivered, first %s"
                    .formatted(surplus, firstSurplus));
  }
}
