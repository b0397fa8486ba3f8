package dev.millrace.api;

/**
 * The optional interface of a producer or consumer that reports figures of its own, beside those
 * that the engine measures: the connections in use, the rows written.
 */
public interface FigureSource {

  /**
   * Declares the figures. Called once, before any other method, on the thread that calls the
   * others. A component that was given no figures, as in a test of its own, works without them.
   */
  void declare(Figures figures);
}
