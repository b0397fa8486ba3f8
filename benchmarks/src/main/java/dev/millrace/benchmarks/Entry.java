package dev.millrace.benchmarks;

/** A way to simulate the models; keeps nothing from one run to the next. */
interface Contestant {

  /** The name on the command line and in the table. */
  String key();

  /**
   * Simulates a model from empty until so many customers have come and all who were not lost have
   * been served. All of it is timed, set-up included.
   *
   * @param customers how many come, at least 1
   * @param seed of all random numbers; the same seed gives the same figures
   */
  Figures run(Model model, long customers, long seed);
}
