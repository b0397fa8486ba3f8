package dev.millrace.api.steps;

import dev.millrace.api.StepListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down each step, and does at some of them what it is told to. */
final class Steps implements StepListener {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Map<String, Runnable> actions = new ConcurrentHashMap<>();

  /** A listener's exception. */
  static final class CalledOff extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Does something, once, when this step is told. */
  void at(String step, Runnable action) {
    actions.put(step, action);
  }

  /** Calls this step off, once. */
  void callOff(String step) {
    at(
        step,
        () -> {
          throw new CalledOff();
        });
  }

  List<String> told() {
    return told;
  }

  @Override
  public void onStep(Step step, Lock lock) {
    String words = step + " " + lock.name();
    told.add(words);
    Runnable action = actions.remove(words);
    if (action != null) {
      action.run();
    }
  }
}
