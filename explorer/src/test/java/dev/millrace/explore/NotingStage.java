package dev.millrace.explore;

import dev.millrace.api.StepListener;
import java.util.List;

/** A stage that copies the notes into a list. */
record NotingStage(Stage stage, List<String> notes) implements Stage {

  @Override
  public StepListener listener() {
    return stage.listener();
  }

  @Override
  public void actor(String name, Experiment.Body body) {
    stage.actor(name, body);
  }

  @Override
  public void judge(Experiment.Judge judge) {
    stage.judge(judge);
  }

  @Override
  public void note(String what) {
    notes.add(what);
  }

  @Override
  public void pause(String why) {
    stage.pause(why);
  }

  @Override
  public void interrupt(String actor) {
    stage.interrupt(actor);
  }
}
