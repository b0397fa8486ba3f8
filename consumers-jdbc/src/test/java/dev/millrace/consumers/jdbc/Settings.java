package dev.millrace.consumers.jdbc;

import dev.millrace.api.Secret;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Settings for tests: H2, with a table that is created, and compared at the end. */
record Settings(
    String url,
    @Nullable String user,
    @Nullable Secret password,
    boolean createTable,
    boolean emptyTable,
    @Nullable String sql,
    @Nullable String lookup,
    boolean verify) {

  static Settings of(String url) {
    return new Settings(url, null, null, true, false, null, null, true);
  }

  Settings as(String name, String secret) {
    return new Settings(
        url, name, new Secret(secret), createTable, emptyTable, sql, lookup, verify);
  }

  Settings withoutCreation() {
    return new Settings(url, user, password, false, emptyTable, sql, lookup, verify);
  }

  Settings emptied() {
    return new Settings(url, user, password, createTable, true, sql, lookup, verify);
  }

  Settings unverified() {
    return new Settings(url, user, password, createTable, emptyTable, sql, lookup, false);
  }

  Settings withSql(String insert, @Nullable String query) {
    return new Settings(url, user, password, false, false, insert, query, false);
  }

  JdbcSettings build() {
    return new JdbcSettings(
        url,
        user,
        password,
        "messages",
        createTable,
        emptyTable,
        sql == null ? null : NamedSql.parse(sql),
        lookup == null ? null : NamedSql.parse(lookup),
        2,
        Duration.ofSeconds(1),
        verify);
  }

  JdbcConsumer open() {
    return new JdbcConsumer(DatabaseOpener.open(build()));
  }
}
