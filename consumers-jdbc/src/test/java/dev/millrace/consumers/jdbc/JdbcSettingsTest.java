package dev.millrace.consumers.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/x?password=pear",
        "jdbc:postgresql://localhost/x?user=a&sslpassword=pear",
        "jdbc:h2:mem:x;PASSWORD=pear",
        "jdbc:mysql://root:pear@localhost/x"
      })
  void urlWithPassword_isRefusedAndNotShown(String url) {
    assertThatThrownBy(() -> Settings.of(url).build())
        .hasMessage("url has a password, which would be shown; allowed: the key password");
  }

  @Test
  void table_thatIsNoName_isRefused() {
    assertThatThrownBy(
            () ->
                new JdbcSettings(
                    "jdbc:h2:mem:x",
                    null,
                    null,
                    "a; drop table b",
                    true,
                    false,
                    null,
                    null,
                    1,
                    java.time.Duration.ofSeconds(1),
                    false))
        .hasMessageContaining("table is 'a; drop table b'; allowed: NAME or SCHEMA.NAME");
  }

  @Test
  void namedSql_keepsQuotesAndCasts() {
    assertThat(NamedSql.parse("insert into t values (':body', :body::text, \":x\")").text())
        .isEqualTo("insert into t values (':body', ?::text, \":x\")");
  }

  @Test
  void namedSql_unknownValue_isRefused() {
    assertThatThrownBy(() -> NamedSql.parse("insert into t values (:bodi)"))
        .hasMessage(
            "has the unknown value :bodi;"
                + " allowed: :producer, :sequence, :due, :body and :taken");
  }
}
