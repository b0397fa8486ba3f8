package dev.millrace.consumers;

import dev.millrace.api.DurationDistribution;
import dev.millrace.api.Group;
import dev.millrace.api.ServiceTime;
import dev.millrace.testkit.SeededRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Builds slow databases for tests; without settings a write takes its service time alone. */
final class Databases {

  private final ServiceTime service;
  private final Group group = new Group();
  private Duration perMessage = Duration.ZERO;
  private double failureRate;
  private @Nullable Integer connections;
  private @Nullable Duration timeout;
  private Stall stall = new Stall(null, Duration.ofSeconds(1), 10);
  private Outage outage = new Outage(null, Duration.ofSeconds(10));

  private Databases(ServiceTime service) {
    this.service = service;
  }

  static Databases with(DurationDistribution service) {
    return new Databases(ServiceTime.of(service));
  }

  /** Returns a builder of databases by the service times of the messages. */
  static Databases fromMessage(@Nullable DurationDistribution byDefault) {
    return new Databases(new ServiceTime(true, byDefault));
  }

  static Databases withMillis(long service) {
    return with(DurationDistribution.fixed(Duration.ofMillis(service)));
  }

  Databases perMessage(Duration time) {
    perMessage = time;
    return this;
  }

  Databases failureRate(double rate) {
    failureRate = rate;
    return this;
  }

  Databases connections(int number) {
    connections = number;
    return this;
  }

  Databases timeoutMillis(long millis) {
    timeout = Duration.ofMillis(millis);
    return this;
  }

  Databases stallMillis(long every, long length, double factor) {
    stall = new Stall(Duration.ofMillis(every), Duration.ofMillis(length), factor);
    return this;
  }

  Databases outageMillis(long at, long length) {
    outage = new Outage(Duration.ofMillis(at), Duration.ofMillis(length));
    return this;
  }

  /** Creates the consumer of a further worker of the group. */
  SlowDatabaseConsumer create() {
    return create(SeededRandom.of(1));
  }

  /** Creates the consumer of a further worker of the group, with the given random stream. */
  SlowDatabaseConsumer create(RandomGenerator random) {
    return new SlowDatabaseConsumer(
        new SlowDatabaseConsumer.Settings(
            service, perMessage, failureRate, connections, timeout, stall, outage),
        random,
        group);
  }
}
