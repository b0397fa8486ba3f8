package dev.millrace.explore;

/** Where an experiment is played, again and again, with the same threads. */
final class Theatre {

  private final Experiment experiment;
  private final Explorer explorer;
  private final Troupe troupe;

  Theatre(Experiment experiment, Explorer explorer, Troupe troupe) {
    this.experiment = experiment;
    this.explorer = explorer;
    this.troupe = troupe;
  }

  /** Prepares the experiment anew and plays it. */
  Found play(Director director) throws NotJudgedException {
    Run run = new Run(director, explorer.steps());
    try {
      experiment.prepare(run);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the experiment cannot be prepared: " + e.getMessage(), e);
    }
    Performance performance = run.play(troupe, explorer.patience());
    return new Found(performance, run.turns());
  }
}
