package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pipeline keeps besides when puts may have to wait for room. */
abstract class BoundedContractTest extends PipelineContractTest {

  /** Puts 0, 1, 2, … until there is no more room. */
  final List<Integer> fill() {
    var accepted = new ArrayList<Integer>();
    while (pipeline.offer(accepted.size())) {
      accepted.add(accepted.size());
    }
    return accepted;
  }

  @ParameterizedTest
  @MethodSource("waitingPuts")
  void aPutWaitsWhileThereIsNoRoom(WaitingPut way) throws Exception {
    int before = fill().size();
    var put = Running.run(() -> way.put(pipeline, before)).awaitWaiting();

    assertThat(put.isDone()).isFalse();
    assertThat(pipeline.take()).isEqualTo(0);
    put.result();
    assertThat(pollAll()).hasSize(before).doesNotContain(0);
  }

  @Test
  void aTimedPutGivesUpWhenThereIsNoRoom() throws Exception {
    fill();

    assertThat(pipeline.offer(99, Duration.ZERO)).isFalse();
    assertThat(pipeline.offer(99, Duration.ofNanos(-1))).isFalse();
    assertThat(pipeline.offer(99, Duration.ofMillis(1))).isFalse();
    assertThat(pollAll()).doesNotContain(99);
  }

  @ParameterizedTest
  @MethodSource("waitingPuts")
  void anInterruptedPutHasAcceptedNothing(WaitingPut way) throws Exception {
    var accepted = fill();
    var put = Running.run(() -> way.put(pipeline, 99)).awaitWaiting();

    put.interrupt();
    assertThatThrownBy(put::result).isInstanceOf(InterruptedException.class);
    assertThat(pollAll()).isEqualTo(accepted);
    assertThat(fill()).isEqualTo(accepted);
  }

  @Test
  void closeWakesEveryPutThatWaitsEvenIfNobodyTakes() throws Exception {
    var accepted = fill();
    var ways = waitingPuts().toList();
    var puts = new ArrayList<Running<String>>();
    for (int i = 0; i < 20; i++) {
      var way = ways.get(i % ways.size());
      puts.add(Running.run(() -> way.put(pipeline, 99)).awaitWaiting());
    }
    pipeline.close();

    for (var put : puts) {
      assertThatThrownBy(put::result).isInstanceOf(ClosedPipelineException.class);
    }
    assertThat(pollAll()).isEqualTo(accepted);
  }
}
