package dev.millrace.pipeline.overflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.Need;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverflowPoliciesTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final Message message = new Message("network-1", 17, 0, "body");

  static Stream<Arguments> policies() {
    return Stream.of(
        arguments(new BlockPolicy(), new OverflowPolicy.Block(), Set.of()),
        arguments(new DropNewestPolicy(), new OverflowPolicy.DropNewest("drop-newest"), Set.of()),
        arguments(
            new DropOldestPolicy(),
            new OverflowPolicy.Evict(Victims.OLDEST, "drop-oldest"),
            Set.of(Need.EVICTION)),
        arguments(
            new ReplaceNewestPolicy(),
            new OverflowPolicy.Evict(Victims.NEWEST, "replace-newest"),
            Set.of(Need.EVICTION)),
        arguments(
            new ClearPolicy(),
            new OverflowPolicy.Evict(Victims.ALL, "clear"),
            Set.of(Need.EVICTION)),
        arguments(new FailPolicy(), new OverflowPolicy.Fail("fail"), Set.of()),
        arguments(new CallerRunsPolicy(), new OverflowPolicy.CallerRuns(), Set.of(Need.CONSUMER)));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aPolicyDecidesOneThingUnderItsOwnNameAndSaysWhatItNeeds(
      OverflowPolicy policy, Decision decision, Set<Need> needs) {
    assertThat(policy.decideBeforePut(message)).isEqualTo(decision).isSameAs(policy.decideBeforePut(message));
    assertThat(policy.needs()).isEqualTo(needs);
  }

  @Test
  void limitedPatienceWaitsAndThenLeavesTheDecisionToAnother() {
    var patience = new BlockTimeoutPolicy(A_SECOND, new DropOldestPolicy());

    assertThat(patience.decideBeforePut(message))
        .isEqualTo(
            new OverflowPolicy.BlockTimeout(
                A_SECOND, new OverflowPolicy.Evict(Victims.OLDEST, "drop-oldest")));
  }

  @Test
  void limitedPatienceNeedsWhatTheOtherNeeds() {
    assertThat(new BlockTimeoutPolicy(A_SECOND, new DropOldestPolicy()).needs())
        .containsExactly(Need.EVICTION);
    assertThat(new BlockTimeoutPolicy(A_SECOND, new CallerRunsPolicy()).needs())
        .containsExactly(Need.CONSUMER);
    assertThat(new BlockTimeoutPolicy(A_SECOND, new DropNewestPolicy()).needs()).isEmpty();
  }

  @Test
  void waitingIsNotFollowedByWaiting() {
    assertThatThrownBy(() -> new BlockTimeoutPolicy(A_SECOND, new BlockPolicy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "then is block, which waits again; allowed: a policy that does not wait, such as"
                + " drop-newest");
    var patience = new BlockTimeoutPolicy(A_SECOND, new FailPolicy());
    assertThatThrownBy(() -> new BlockTimeoutPolicy(A_SECOND, patience))
        .hasMessageStartingWith("then is block-timeout, which waits again;");
  }
}
