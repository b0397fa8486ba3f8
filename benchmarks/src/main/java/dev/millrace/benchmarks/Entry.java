package dev.millrace.benchmarks;

/** An implementation that simulates the models; stateless between runs. */
interface Entry {

  /** Returns the name on the command line and in the table. */
  String key();

  /**
   * Simulates a model from empty until all customers have arrived and all that were not lost have
   * been served. The whole call is timed, set-up included.
   *
   * @param customers the number of arrivals; at least 1
   * @param seed the seed of all random numbers; the same seed gives the same figures
   */
  Figures run(Model model, long customers, long seed);
}
