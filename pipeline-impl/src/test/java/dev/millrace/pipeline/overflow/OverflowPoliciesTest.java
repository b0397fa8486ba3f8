package dev.millrace.pipeline.overflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.millrace.api.EvictingPipeline.Victims;
import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.OverflowPolicy.Decision;
import dev.millrace.api.OverflowPolicy.Need;
import java.time.Duration;
import java.util.List;
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
  void ifFull_returnsItsOneDecision(OverflowPolicy policy, Decision decision) {
    assertThat(policy.decideBeforePut(message))
        .isEqualTo(decision)
        .isSameAs(policy.decideBeforePut(message));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void needs_areThoseOfTheDecision(OverflowPolicy policy, Decision decision, Set<Need> needs) {
    assertThat(policy.needs()).isEqualTo(needs);
  }

  @Test
  void blockTimeout_waitsThenDecidesByTheOtherPolicy() {
    var policy = new BlockTimeoutPolicy(A_SECOND, new DropOldestPolicy());

    assertThat(policy.decideBeforePut(message))
        .isEqualTo(
            new OverflowPolicy.BlockTimeout(
                A_SECOND, new OverflowPolicy.Evict(Victims.OLDEST, "drop-oldest")));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void blockTimeout_needsWhatTheOtherPolicyNeeds(
      OverflowPolicy then, Decision decision, Set<Need> needs) {
    assumeFalse(then instanceof BlockPolicy);

    assertThat(new BlockTimeoutPolicy(A_SECOND, then).needs()).isEqualTo(needs);
  }

  @Test
  void blockTimeout_thenBlock_isRefused() {
    assertThatThrownBy(() -> new BlockTimeoutPolicy(A_SECOND, new BlockPolicy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "then is block, which waits again; allowed: a policy that does not wait, such as"
                + " drop-newest");
  }

  @Test
  void blockTimeout_thenBlockTimeout_isRefused() {
    var then = new BlockTimeoutPolicy(A_SECOND, new FailPolicy());

    assertThatThrownBy(() -> new BlockTimeoutPolicy(A_SECOND, then))
        .hasMessageStartingWith("then is block-timeout, which waits again;");
  }

  @Test
  void discard_concernsTheNamedGroupsAndWorkersAlone() {
    OverflowPolicy policy =
        new DiscardPolicy(0.8, List.of("debug", "trace-2"), 1, new DropNewestPolicy());
    Decision full = new OverflowPolicy.DropNewest("drop-newest");
    Decision discard = new OverflowPolicy.DropAbove(0.8, "discard", full);

    assertThat(policy.decideBeforePut(new Message("debug-7", 0, 0, "body"))).isEqualTo(discard);
    assertThat(policy.decideBeforePut(new Message("trace-2", 0, 0, "body"))).isEqualTo(discard);
    assertThat(policy.decideBeforePut(new Message("trace-1", 0, 0, "body"))).isEqualTo(full);
  }

  @Test
  void discard_choosesItsShareByTheMessage() {
    OverflowPolicy policy = new DiscardPolicy(0.8, null, 0.25, new BlockPolicy());
    long chosen = 0;
    for (int i = 0; i < 10_000; i++) {
      Message each = new Message("network-1", i, 0, "body");
      Decision decision = policy.decideBeforePut(each);
      assertThat(policy.decideBeforePut(each)).isEqualTo(decision);
      chosen += decision instanceof OverflowPolicy.DropAbove ? 1 : 0;
    }
    assertThat(chosen).isBetween(2_350L, 2_650L);
  }

  @Test
  void discardOfUnknownProducer_isRefusedEvenInsideAnother() {
    OverflowPolicy discard = new DiscardPolicy(0.8, List.of("debgu"), 1, new DropNewestPolicy());
    OverflowPolicy outer = new BlockTimeoutPolicy(A_SECOND, discard);

    assertThatThrownBy(() -> outer.checkFits(List.of("debug-1", "debug-2", "error-1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "producers names 'debgu', which is no producer; allowed: debug, error, debug-1,"
                + " debug-2, error-1");
  }

  @Test
  void discardNeeds_areThoseOfThePolicyBehindIt() {
    assertThat(new DiscardPolicy(0.8, null, 1, new ClearPolicy()).needs())
        .containsExactly(Need.EVICTION);
  }
}
