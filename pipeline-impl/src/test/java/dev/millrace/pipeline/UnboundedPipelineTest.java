package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A pipeline that is never full. */
class UnboundedPipelineTest extends PipelineContractTest {

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(UnboundedPipeline.class);

  @BeforeAll
  static void keepTheWarningsOfSoManyPipelinesOutOfTheLog() {
    LOGGER.setAdditive(false);
  }

  @AfterAll
  static void logAgain() {
    LOGGER.setAdditive(true);
  }

  @Override
  <T> Pipeline<T> create() {
    return new UnboundedPipeline<>();
  }

  @Test
  void itWarnsOnceWhenItIsCreated() {
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    LOGGER.addAppender(appender);
    create();
    LOGGER.detachAppender(appender);

    assertThat(appender.list).hasSize(1);
    assertThat(appender.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(appender.list.get(0).getMessage()).contains("unbounded");
  }

  @Test
  void itTakesMoreThanAnyOtherAndTellsHowMany() {
    IntStream.range(0, 10_000).forEach(pipeline::offer);

    assertThat(pipeline.capacity()).isEqualTo(Integer.MAX_VALUE);
    assertThat(pipeline.size()).isEqualTo(10_000);
    assertThat(pipeline.poll()).isZero();
    assertThat(pipeline.size()).isEqualTo(9_999);
  }

  @Test
  void aDrainTakesWhatIsThereInOrderUpToANumberAndLeavesTheEnd() throws Exception {
    IntStream.range(0, 5).forEach(pipeline::offer);
    pipeline.close();
    var drained = new ArrayList<Integer>();

    assertThat(pipeline.drainTo(drained, 0)).isZero();
    assertThat(pipeline.drainTo(drained, -1)).isZero();
    assertThat(pipeline.drainTo(drained, 2)).isEqualTo(2);
    assertThat(pipeline.drainTo(drained, 99)).isEqualTo(3);
    assertThat(pipeline.drainTo(drained, 99)).isZero();
    assertThat(drained).containsExactly(0, 1, 2, 3, 4);
    assertThat(pipeline.size()).isZero();
    assertThat(pipeline.take()).isNull();
    assertThat(pipeline.take()).isNull();
  }

  @Test
  void whatIsInsideWhenItIsClosedComesOutBeforeTheEnd() throws Exception {
    List<Integer> messages = List.of(4, 4, 2);
    messages.forEach(pipeline::offer);
    pipeline.close();
    pipeline.close();

    assertThatThrownBy(() -> pipeline.offer(9)).isInstanceOf(ClosedPipelineException.class);
    for (Integer message : messages) {
      assertThat(pipeline.take()).isEqualTo(message);
    }
    assertThat(pipeline.take()).isNull();
    assertThat(pipeline.poll()).isNull();
  }

  @Test
  void anInterruptBeforeATakeIsNoticedThoughThereIsAMessage() throws Exception {
    pipeline.put(1);

    assertInterruptIsNoticed(() -> pipeline.take());
    assertInterruptIsNoticed(() -> pipeline.poll(AN_HOUR));
    assertThat(pipeline.take()).isEqualTo(1);
  }

  @Test
  void callsThatDoNotWaitLeaveAnInterruptAlone() {
    Thread.currentThread().interrupt();

    assertThat(pipeline.offer(1)).isTrue();
    assertThat(pipeline.poll()).isEqualTo(1);
    pipeline.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aTakeAtTheMomentOfCloseLeavesTheEndForTheOthers() throws Exception {
    Race.run(() -> new CloseRaces.WithTake(create()));
  }
}
