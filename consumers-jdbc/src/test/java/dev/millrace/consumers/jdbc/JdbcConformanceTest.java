package dev.millrace.consumers.jdbc;

import dev.millrace.api.Consumer;
import dev.millrace.testkit.ConsumerContract;
import java.util.UUID;
import java.util.random.RandomGenerator;

class JdbcConformanceTest extends ConsumerContract {

  @Override
  protected Consumer create(RandomGenerator random) {
    return Settings.of("jdbc:h2:mem:" + UUID.randomUUID()).open();
  }
}
