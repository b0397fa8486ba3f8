package dev.millrace.testkit;

import dev.millrace.api.Pipeline;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of {@link Pipeline}, numbered as there, with what a violation means and its usual
 * causes.
 */
public enum Rule {
  EXACTLY_ONCE(
      "each accepted message is taken exactly once, and nothing else is",
      "A message was lost, taken twice, or never put.",
      "Is the slot read before it is released? Are finding and removing a message atomic with respect"
          + " to other takers? Is a full slot overwritten?"),
  ALL_OR_NOTHING(
      "a put or offer that throws or returns false has not accepted its message",
      "The producer drops or retries a rejected message, but a consumer received it.",
      "What happens between the store and the return? Is the store undone before an exception?"),
  ORDER(
      "the messages of one producer are taken in the order in which it put them",
      "keepsOrder() returns true, but the order was not kept.",
      "Is it a FIFO queue? If no order is intended, keepsOrder() must return false."),
  ROOM(
      "the pipeline never holds more than capacity() messages, and can be filled up to that",
      "More or fewer messages than the capacity were accepted, or size() is wrong.",
      "Are checking for room and claiming it atomic? Is every emptied slot released?"),
  WAITING(
      "a put waits only while the pipeline is full, a take only while it is empty",
      "A thread waits although its condition holds, or returned although it does not.",
      "Is every wait in a loop that rechecks the condition (while, not if)? Does every change wake"
          + " the affected threads? One notify() or signal() on a condition shared by both sides may"
          + " wake the wrong side."),
  NOT_WAITING(
      "offer, poll, drainTo, size, capacity and close never wait, and keep the interrupt status",
      "A non-blocking call waited, or reacted to an interrupt.",
      "Is a blocking or interruptible primitive used instead of a try method?"),
  TIMEOUTS(
      "a timed call returns after its timeout, and then has no effect",
      "A timeout changed the available room or lost a message; or it expired never, or too early.",
      "Is everything acquired (a permit, a place in a queue) released on timeout? Does the remaining"
          + " time decrease from wait to wait? Does the conversion to nanoseconds overflow?"),
  INTERRUPTS(
      "an interrupted call throws InterruptedException and has no effect",
      "An interrupt was ignored, lost a message or a permit, or left another thread waiting.",
      "Can the interrupt be detected after the message was taken or stored? Is a wake-up received by"
          + " the interrupted thread passed on?"),
  CLOSED(
      "after close nothing is accepted: puts and offers throw ClosedPipelineException",
      "A message was accepted, or rejected differently, after close had returned.",
      "Does every put and offer check for close before it checks for room?"),
  REST_AND_END(
      "accepted messages can be taken after close; then every take returns the end of the stream",
      "A taker reached the end of the stream before the last message, or the end was not permanent.",
      "Does a take check for messages after it has seen the close? Does the end marker remain for the"
          + " next taker?"),
  WAKING(
      "close wakes every waiting thread, on both sides",
      "A thread still waits although the pipeline is closed.",
      "One release or notify() wakes one thread: does it wake the next one? Does a thread that is"
          + " about to wait see the close?"),
  OVERTAKEN_BY_CLOSE(
      "a put concurrent with close throws, or its message is taken",
      "A message was lost, or rejected and yet taken, when close ran between the check of the closed"
          + " flag and the store, or between the store and the release.",
      "Are the check and the store atomic, or does the put recheck after the store? Does close admit"
          + " a producer that then stores?"),
  CLOSING_AGAIN(
      "close is idempotent and may be called concurrently",
      "A second close had an effect.",
      "Does close check whether it has run already, or use idempotent operations only?"),
  DRAINING(
      "drainTo takes the available messages, in the order of poll, up to the limit",
      "A drain took too many or too few messages, in another order, or left a producer waiting.",
      "Does it wake a producer for each slot that became free?"),
  EVICTION(
      "putEvicting removes the requested victims atomically, and only if the pipeline is full",
      "A message was lost, or evicted needlessly, by concurrent evictions.",
      "Poll followed by offer is not atomic: another producer may take the room in between."),
  MEMORY(
      "actions before a put happen-before actions after its take",
      "A consumer saw a partially constructed message, or a stale body.",
      "Does a volatile write or a lock release follow the store, and its counterpart precede the"
          + " read?"),
  REMOVAL(
      "removeIf removes exactly the messages that satisfy the condition, in one step",
      "A message was removed or kept wrongly, the others changed their order, or a waiting put did not"
          + " get the room.",
      "Is the condition tested once for each message, with the lock held? Does a removal wake a"
          + " producer for each slot that became free?");

  private static final Pattern NUMBER = Pattern.compile("rule(\\d\\d).*");

  private final String statement;
  private final String meaning;
  private final String whereToLook;

  Rule(String statement, String meaning, String whereToLook) {
    this.statement = statement;
    this.meaning = meaning;
    this.whereToLook = whereToLook;
  }

  /** Returns the number in the list of {@link Pipeline}, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** Returns the rule as a clause, without capital and full stop. */
  public String statement() {
    return statement;
  }

  /** Returns number and name, such as {@code rule 5 (waiting)}. */
  @Override
  public String toString() {
    return "rule " + number() + " (" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
  }

  /** Returns the rule of a test, by the number in its name: {@code rule05...}. */
  static Optional<Rule> ofTest(String methodName) {
    Matcher number = NUMBER.matcher(methodName);
    return Arrays.stream(values())
        .filter(rule -> number.matches() && rule.number() == Integer.parseInt(number.group(1)))
        .findFirst();
  }

  /** Returns the message for a pipeline that violates the rule. */
  String explain(String found) {
    return String.join(
        "\n",
        toString() + " is violated: " + statement,
        "Found: " + found.strip(),
        "Meaning: " + meaning,
        "Where to look: " + whereToLook,
        "");
  }
}
