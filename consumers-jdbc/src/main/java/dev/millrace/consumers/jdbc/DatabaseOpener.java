package dev.millrace.consumers.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.sql.DataSource;

/** Opens databases, and says in one line why one cannot be opened. */
final class DatabaseOpener {

  private DatabaseOpener() {}

  /**
   * Connects to the database and makes the table ready.
   *
   * @throws IllegalArgumentException if that is not possible
   */
  static Database open(JdbcSettings settings) {
    DataSource pool;
    try {
      pool = pool(settings, driver(settings.url()));
    } catch (RuntimeException e) {
      throw refusal(settings, e);
    }
    boolean ready = false;
    try {
      if (settings.sql() == null) {
        try (Connection connection = pool.getConnection()) {
          new Table(settings.table())
              .prepare(connection, settings.createTable(), settings.emptyTable());
        }
      }
      ready = true;
      return new Database(pool, settings);
    } catch (SQLException e) {
      throw refusal(settings, e);
    } finally {
      if (!ready) {
        close(pool);
      }
    }
  }

  static void close(DataSource pool) {
    if (pool instanceof HikariDataSource hikari) {
      hikari.close();
    }
  }

  private static HikariDataSource pool(JdbcSettings settings, Driver driver) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("jdbc");
    config.setJdbcUrl(settings.url());
    config.setDriverClassName(driver.getClass().getName());
    config.setUsername(settings.user());
    if (settings.password() != null) {
      config.setPassword(settings.password().reveal());
    }
    config.setAutoCommit(false);
    config.setMaximumPoolSize(settings.connections());
    // A connection that is replaced during the run would take a database in memory with it.
    config.setMaxLifetime(0);
    config.setConnectionTimeout(settings.timeout().toMillis());
    config.setValidationTimeout(Math.max(250, settings.timeout().toMillis() / 2));
    config.setInitializationFailTimeout(1); // the first connection fails: no second attempt
    if (settings.url().startsWith("jdbc:postgresql:")) {
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      config.addDataSourceProperty("ApplicationName", "millrace");
    }
    return new HikariDataSource(config);
  }

  private static Driver driver(String url) {
    List<String> names = new ArrayList<>();
    for (Driver driver : ServiceLoader.load(Driver.class)) {
      names.add(driver.getClass().getName());
      try {
        if (driver.acceptsURL(url)) {
          return driver;
        }
      } catch (SQLException e) {
        names.add(JdbcErrors.text(e));
      }
    }
    throw new IllegalArgumentException(
        "no driver for the url %s; allowed: a url of one of %s"
            .formatted(
                url.replaceFirst("(?s)^(jdbc:[^:]*:).*", "$1..."), String.join(", ", names)));
  }

  private static IllegalArgumentException refusal(JdbcSettings settings, Exception failure) {
    if (failure instanceof IllegalArgumentException refused) {
      return refused;
    }
    Throwable cause = failure.getCause() instanceof SQLException inner ? inner : failure;
    boolean refused = cause instanceof SQLException e && JdbcErrors.isRefusedUser(e);
    String text = JdbcErrors.text(cause);
    return new IllegalArgumentException(
        settings.hideIn(
            refused
                ? "the database %s refused the user: %s; check user and password"
                    .formatted(settings.url(), text)
                : "the database %s cannot be used: %s".formatted(settings.url(), text)));
  }
}
