package dev.millrace.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.ClosedPipelineException;
import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BufferPipelineTest extends RoomContractTest {

  @Override
  <T> Pipeline<T> create() {
    return bufferOf(3);
  }

  private static <T> BufferPipeline<T> bufferOf(int capacity) {
    return new BufferPipeline<>(new BufferPipeline.Settings(capacity));
  }

  @Test
  void itHoldsAsManyMessagesAsItsCapacitySays() {
    assertThat(pipeline.capacity()).isEqualTo(3);
    assertThat(fill()).containsExactly(0, 1, 2);
  }

  @Test
  void aBufferOfOneTakesTurns() throws Exception {
    for (int round = 0; round < 50; round++) {
      StreamRound.play(bufferOf(1), round);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileThereIsRoomNothingIsEvicted(Victims victims) {
    BufferPipeline<Integer> buffer = bufferOf(2);

    assertThat(buffer.putEvicting(1, victims)).isEmpty();
    assertThat(buffer.putEvicting(2, victims)).isEmpty();
    assertThat(buffer.size()).isEqualTo(2);
  }

  @Test
  void theVictimsAreTheOldestTheNewestOrAll() {
    BufferPipeline<Integer> buffer = bufferOf(3);
    for (int i = 1; i <= 3; i++) {
      buffer.offer(i);
    }

    assertThat(buffer.putEvicting(4, Victims.OLDEST)).containsExactly(1);
    assertThat(buffer.putEvicting(5, Victims.NEWEST)).containsExactly(4);
    assertThat(buffer.putEvicting(6, Victims.ALL)).containsExactly(2, 3, 5);
    assertThat(buffer.poll()).isEqualTo(6);
    assertThat(buffer.poll()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aClosedBufferEvictsNothing(Victims victims) {
    BufferPipeline<Integer> buffer = bufferOf(1);
    buffer.offer(1);
    buffer.close();

    assertThatThrownBy(() -> buffer.putEvicting(2, victims))
        .isInstanceOf(ClosedPipelineException.class);
    assertThat(buffer.poll()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aPutThatEvictsWakesATaker(Victims victims) throws Exception {
    BufferPipeline<Integer> buffer = bufferOf(1);
    var take = Running.call(buffer::take).awaitWaiting();

    assertThat(buffer.putEvicting(1, victims)).isEmpty();
    assertThat(take.result()).isEqualTo(1);
  }

  @Test
  void clearingMakesRoomForEveryPutThatItCan() throws Exception {
    fill();
    var puts = new ArrayList<Running<String>>();
    for (int i = 0; i < 2; i++) {
      puts.add(Running.run(() -> pipeline.put(9)).awaitWaiting());
    }

    assertThat(((BufferPipeline<Integer>) pipeline).putEvicting(8, Victims.ALL)).hasSize(3);
    for (var put : puts) {
      put.result();
    }
    assertThat(pollAll()).containsExactly(8, 9, 9);
  }

  @Test
  void aDrainIntoABrokenCollectionLosesNothing() {
    var accepted = fill();
    Collection<Integer> brokenAtTwo =
        new ArrayList<>() {
          @Override
          public boolean add(Integer message) {
            if (message == 2) {
              throw new IllegalStateException("no more");
            }
            return super.add(message);
          }
        };

    assertThatThrownBy(() -> pipeline.drainTo(brokenAtTwo, 5)).hasMessage("no more");
    assertThat(brokenAtTwo).containsExactly(0, 1);
    assertThat(pollAll()).isEqualTo(accepted.subList(2, 3));
  }

  /** Every call, in random order, beside a plain queue that does the same. */
  @Test
  void itDoesWhatAQueueWouldDo() {
    Random random = new Random(1);
    for (int capacity = 1; capacity <= 5; capacity++) {
      BufferPipeline<Integer> buffer = bufferOf(capacity);
      var model = new ArrayDeque<Integer>();
      for (int i = 0; i < 5_000; i++) {
        int message = i;
        switch (random.nextInt(5)) {
          case 0 -> assertThat(buffer.poll()).isEqualTo(model.poll());
          case 1 -> {
            var drained = new ArrayList<Integer>();
            buffer.drainTo(drained, random.nextInt(3));
            drained.forEach(each -> assertThat(each).isEqualTo(model.poll()));
          }
          case 2 -> {
            boolean room = model.size() < capacity && model.add(message);
            assertThat(buffer.offer(message)).isEqualTo(room);
          }
          default -> {
            Victims victims = List.of(Victims.values()).get(random.nextInt(3));
            assertThat(buffer.putEvicting(message, victims))
                .isEqualTo(evict(model, capacity, victims));
            model.add(message);
          }
        }
        assertThat(buffer.size()).isEqualTo(model.size());
      }
    }
  }

  private static List<Integer> evict(ArrayDeque<Integer> model, int capacity, Victims victims) {
    if (model.size() < capacity) {
      return List.of();
    }
    if (victims == Victims.ALL) {
      List<Integer> all = List.copyOf(model);
      model.clear();
      return all;
    }
    return List.of(victims == Victims.OLDEST ? model.removeFirst() : model.removeLast());
  }

  @ParameterizedTest
  @EnumSource
  void manyThreadsEvictAndTakeEachMessageOnce(Victims victims) throws Exception {
    for (int round = 0; round < 20; round++) {
      EvictionRound.play(bufferOf(1 + round % 4), victims);
    }
  }
}
