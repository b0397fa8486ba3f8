package dev.millrace.pipeline.overflow;

import dev.millrace.api.Message;
import dev.millrace.api.OverflowPolicy;
import dev.millrace.api.Range;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drops less important messages under the reason {@code discard} when the pipeline is filled to a
 * threshold; another policy decides for the others, and below the threshold.
 *
 * @param above the filled share of the capacity from which on messages are dropped
 * @param producers the names of groups or workers whose messages are dropped; null for all
 * @param share the share of these messages that is dropped
 * @param then the policy for messages that are not dropped
 */
public record DiscardPolicy(
    @Range(above = 0, max = 1) double above,
    @Nullable List<String> producers,
    @Range(min = 0, max = 1) double share,
    OverflowPolicy then)
    implements OverflowPolicy {

  public DiscardPolicy {
    producers = producers == null ? null : List.copyOf(producers);
  }

  @Override
  public Decision decideBeforePut(Message message) {
    Decision otherwise = then.decideBeforePut(message);
    return isOfProducers(message.producer()) && isOfShare(message)
        ? new DropAbove(above, "discard", otherwise)
        : otherwise;
  }

  @Override
  public Set<Need> needs() {
    return then.needs();
  }

  @Override
  public void checkFits(List<String> workers) {
    Set<String> names = new LinkedHashSet<>();
    workers.stream().map(DiscardPolicy::group).forEach(names::add);
    names.addAll(workers);
    for (String name : producers == null ? List.<String>of() : producers) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "producers names '%s', which is no producer; allowed: %s"
                .formatted(name, String.join(", ", names)));
      }
    }
    then.checkFits(workers);
  }

  private boolean isOfProducers(String worker) {
    return producers == null || producers.contains(worker) || producers.contains(group(worker));
  }

  private static String group(String worker) {
    int hyphen = worker.lastIndexOf('-');
    return hyphen < 0 ? worker : worker.substring(0, hyphen);
  }

  /** Returns whether the message belongs to the share: by its name alone, spread evenly. */
  private boolean isOfShare(Message message) {
    if (share == 1) {
      return true;
    }
    // The finaliser of SplitMix64 (G. Steele, D. Lea and C. Flood, OOPSLA 2014).
    long mixed = message.sequence() * 0x9E3779B97F4A7C15L + message.producer().hashCode();
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    mixed ^= mixed >>> 31;
    return (mixed >>> 11) * 0x1p-53 < share;
  }
}
