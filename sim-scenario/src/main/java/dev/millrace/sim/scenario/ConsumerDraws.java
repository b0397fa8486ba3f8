package dev.millrace.sim.scenario;

/** The random streams from which consumers draw. */
public enum ConsumerDraws {
  /** Each worker has a stream of its own, which continues from message to message. */
  PER_WORKER,
  /** Each message and attempt has a stream of its own, whichever worker of the group takes it. */
  PER_MESSAGE
}
