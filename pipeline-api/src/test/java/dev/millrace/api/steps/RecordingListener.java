package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that records each step and runs an action at chosen ones. */
final class RecordingListener implements StepListener {

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();

  /** The exception of a listener that throws. */
  static final class ListenerException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Runs an action at the next occurrence of a step. */
  void at(String step, Runnable action) {
    actions.put(step, action);
  }

  /** Throws at the next occurrence of a step. */
  void throwAt(String step) {
    at(
        step,
        () -> {
          throw new ListenerException();
        });
  }

  List<String> steps() {
    return steps;
  }

  @Override
  public void onStep(Step step, Lock lock) {
    String words = step + " " + lock.name();
    steps.add(words);
    Runnable action = actions.remove(words);
    if (action != null) {
      action.run();
    }
  }
}
