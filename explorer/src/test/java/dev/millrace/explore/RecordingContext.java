package dev.millrace.explore;

import dev.millrace.api.StepListener;
import java.util.List;

/** A context that copies the notes into a list. */
record RecordingContext(ExperimentContext context, List<String> notes)
    implements ExperimentContext {

  @Override
  public StepListener listener() {
    return context.listener();
  }

  @Override
  public void actor(String name, Experiment.Body body) {
    context.actor(name, body);
  }

  @Override
  public void verify(Experiment.Verifier verifier) {
    context.verify(verifier);
  }

  @Override
  public void note(String what) {
    notes.add(what);
  }

  @Override
  public void pause(String why) {
    context.pause(why);
  }

  @Override
  public void interrupt(String actor) {
    context.interrupt(actor);
  }
}
