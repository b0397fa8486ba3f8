package dev.millrace.api;

/**
 * The optional interface of a pipeline that ranks messages by their producers. It decides among
 * simultaneous events in virtual time: of messages that are due at the same instant, those of the
 * producer with the lowest rank are put first.
 */
public interface ProducerRanks {

  /**
   * Returns the rank of a producing worker, which never changes. Workers of one rank put in the
   * order of the scenario.
   *
   * @param producer the worker's name, such as {@code network-1}
   */
  int producerRank(String producer);
}
