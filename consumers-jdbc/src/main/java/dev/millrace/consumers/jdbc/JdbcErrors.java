package dev.millrace.consumers.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Classifies the errors of databases by their SQLSTATE. */
final class JdbcErrors {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String COMPLETION_UNKNOWN = "40003";

  private JdbcErrors() {}

  /** Returns whether a row with the same key is in the table. */
  static boolean isDuplicate(SQLException e) {
    return UNIQUE_VIOLATION.equals(state(e));
  }

  /** Returns whether a commit that failed in this way may have taken effect. */
  static boolean isUnknownAfterCommit(SQLException e) {
    String state = state(e);
    return state == null
        || COMPLETION_UNKNOWN.equals(state)
        || !(state.startsWith("23") || state.startsWith("40"));
  }

  /** Returns whether the same statement will fail again: by its values, its keys or its text. */
  static boolean isPermanent(SQLException e) {
    String state = state(e);
    return state != null
        && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
  }

  /** Returns whether the database refused the user or the password. */
  static boolean isRefusedUser(SQLException e) {
    String state = state(e);
    return state != null && state.startsWith("28");
  }

  /** Returns the first line of what the driver says, of the cause if this is the pool's. */
  static String text(Throwable e) {
    Throwable first = e;
    if (e instanceof BatchUpdateException batch && batch.getNextException() != null) {
      first = batch.getNextException();
    } else if (e.getCause() instanceof SQLException cause) {
      first = cause;
    }
    String message = first.getMessage();
    return message == null
        ? first.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }

  private static @Nullable String state(SQLException e) {
    if (e instanceof BatchUpdateException && e.getNextException() != null) {
      return e.getNextException().getSQLState();
    }
    return e.getSQLState();
  }
}
