package dev.millrace.testkit;

import dev.millrace.api.Pipeline;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule of {@link Pipeline}, by its number there: what it means to break it, where to look. */
public enum Rule {
  EXACTLY_ONCE(
      "each accepted message is taken exactly once, and nothing else is",
      "A message got lost, was taken twice, or came from nowhere.",
      "Is the place read before it is given free? Are finding a message and taking it out one step"
          + " that no other taker comes between? Is a place overwritten that is still full?"),
  ALL_OR_NOTHING(
      "a put or offer that throws or returns false has not accepted its message",
      "The producer believes that its message was refused, and drops it or tries again; a consumer"
          + " got it all the same.",
      "What happens between the store and the return? Is everything undone before an exception?"),
  ORDER(
      "the messages of one producer come out in the order in which it put them",
      "keepsOrder() returns true and the order was broken.",
      "Is it a queue, with one end to put and the other to take? If no order is meant, keepsOrder()"
          + " has to return false."),
  ROOM(
      "there are never more messages inside than capacity(), and it can be filled up to that",
      "More messages were accepted than fit, or fewer, or size() is wrong.",
      "Are looking for room and taking it one step? Is every place that was emptied given back?"),
  WAITING(
      "a put waits while it is full, a take while it is empty, and none waits for what is there",
      "A thread waits although there is what it waits for, or has stopped waiting although there is"
          + " not.",
      "Does every wait stand in a loop that looks again (while, not if)? Does every change wake"
          + " those it concerns? One notify() or signal() on a condition that both sides wait on"
          + " may wake the wrong side."),
  NOT_WAITING(
      "offer, poll, drainTo, size, capacity and close never wait, and leave an interrupt alone",
      "A call that must return at once waited, or took notice of an interrupt.",
      "Is an interruptible or blocking primitive used where only a try may be?"),
  TIME_OUTS(
      "a timed call gives up when its time is over, and leaves everything as it was",
      "After time-outs there is less room than before, or more, or a message is gone; or a time-out"
          + " came never, or too early.",
      "Is what was acquired (a permit, a place in a line) given back when the time is up? Does the"
          + " time left shrink from wait to wait? Does the conversion to nanoseconds overflow?"),
  INTERRUPTS(
      "an interrupted call throws InterruptedException, has handed nothing over, holds nothing",
      "An interrupt was overlooked, or took a message or a permit along, or somebody waits for ever"
          + " since.",
      "May the interrupt be noticed after the message was taken or stored? Is the wake-up passed on"
          + " that the interrupted thread got?"),
  CLOSED(
      "after close nothing is accepted: puts and offers throw ClosedPipelineException",
      "A message was accepted, or refused in another way, after close had returned.",
      "Does every way in look whether it is closed, before it looks for room?"),
  REST_AND_END(
      "what was accepted can be taken after close; then every take is told the end",
      "A message was left behind by a taker that was told the end, or the end did not stay.",
      "Does a take look for messages after it saw the pipeline closed? Is a mark of the end left"
          + " for the next taker?"),
  WAKING(
      "close wakes every thread that waits, on both sides",
      "A thread still waits although the pipeline is closed.",
      "One release or notify() wakes one thread: does it pass the news on to the next? Does a"
          + " thread that is about to wait see the close?"),
  OVERTAKEN_BY_CLOSE(
      "a put that is overtaken by close throws, or its message is taken",
      "A thread that stood between its look at the closed flag and its store, or between the store"
          + " and the release, got its message lost, or refused and taken.",
      "Are the look and the store one step, or does the put look again after the store? Does close"
          + " let a producer in that then stores?"),
  CLOSING_AGAIN(
      "close may be called again, and by several threads at once",
      "A second close did something.",
      "Does close itself look whether it is closed, or only do what does no harm twice?"),
  DRAINING(
      "drainTo takes what is there, in the order of poll, up to the number asked for",
      "A drain took too much or too little, in another order, or left somebody waiting for room.",
      "Does it wake a producer for each place that became free?"),
  EVICTION(
      "putEvicting takes out the victims asked for, only if it is full, in the same step",
      "A message was lost, or taken out without need, while several threads evicted.",
      "Polling and then offering is not one step: another producer takes the room in between."),
  MEMORY(
      "what was done before a put happens-before what is done after its take",
      "A consumer saw a message half made, or its body as it was before.",
      "Is there a volatile write, a release of a lock or the like after the store, and its match"
          + " before the read?");

  private static final Pattern NUMBER = Pattern.compile("rule(\\d\\d).*");

  private final String statement;
  private final String meaning;
  private final String whereToLook;

  Rule(String statement, String meaning, String whereToLook) {
    this.statement = statement;
    this.meaning = meaning;
    this.whereToLook = whereToLook;
  }

  /** The number in the list of {@link Pipeline}, from 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** The rule in a sentence, without capital and full stop. */
  public String statement() {
    return statement;
  }

  /** Number and name, such as {@code rule 5 (waiting)}. */
  @Override
  public String toString() {
    return "rule " + number() + " (" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
  }

  /** The rule that a test is about, by the number in its name: {@code rule05...}. */
  static Optional<Rule> ofTest(String methodName) {
    Matcher number = NUMBER.matcher(methodName);
    return Arrays.stream(values())
        .filter(rule -> number.matches() && rule.number() == Integer.parseInt(number.group(1)))
        .findFirst();
  }

  /** What to tell somebody whose pipeline breaks it. */
  String explain(String found) {
    return String.join(
        "\n",
        toString() + " is broken: " + statement,
        "Found: " + found.strip(),
        "What it means: " + meaning,
        "Where to look: " + whereToLook,
        "");
  }
}
