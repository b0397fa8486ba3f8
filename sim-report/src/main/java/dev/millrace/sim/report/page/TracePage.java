package dev.millrace.sim.report.page;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import dev.millrace.sim.report.page.TraceStates.State;
import dev.millrace.sim.trace.Trace;
import dev.millrace.sim.trace.TraceEvent;
import dev.millrace.sim.trace.TraceEvent.Called;
import dev.millrace.sim.trace.TraceEvent.Returned;
import j2html.tags.ContainerTag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A trace as a page: a lane for each worker and a row for each step, with the state of the locks
 * and of the pipeline after the step that is selected.
 */
public final class TracePage {

  private static final String STEPS = "The steps";

  /** What the script reads: the state after each step. */
  private record Data(List<State> states) {}

  private TracePage() {}

  /**
   * Returns the page of a trace.
   *
   * @param findings what is wrong in the run, a sentence each; empty if nothing is
   */
  public static String of(Trace trace, List<String> findings) {
    Page page = new Page(trace.title(), trace.extent());
    page.add(h2("Answer"));
    ContainerTag<?> answer = div().withClass("answer");
    if (findings.isEmpty()) {
      answer.with(p("Nothing is wrong in this order of steps."));
    }
    findings.forEach(finding -> answer.with(p("Wrong: " + finding)));
    page.add(answer);
    page.add(h2(STEPS));
    page.add(
        p("A lane for each worker; at \"about to\" it may be overtaken by others. The number at the"
                + " end is that of the messages in the pipeline after a call. Arrow keys walk through"
                + " the steps, or choose one.")
            .withClass("note"));
    List<State> states = TraceStates.of(trace);
    if (!states.isEmpty()) {
      page.add(stateOf(states.get(0)));
      page.add(
          div(steps(trace))
              .withClass("scroll")
              .attr("tabindex", "0")
              .attr("role", "region")
              .attr("aria-label", STEPS));
      page.add("steps.js", new Data(states));
    }
    return page.text();
  }

  private static ContainerTag<?> stateOf(State any) {
    ContainerTag<?> list = dl().withClass("state").attr("aria-live", "polite");
    list.with(dt("position"), dd().withId("position"));
    any.locks().keySet().forEach(lock -> add(list, lock, "lock " + lock));
    add(list, "in the pipeline", "inside");
    any.calls().keySet().forEach(worker -> add(list, worker, "worker " + worker));
    return list;
  }

  private static void add(ContainerTag<?> list, String name, String key) {
    list.with(dt(name), dd().attr("data-state", key));
  }

  private static ContainerTag<?> steps(Trace trace) {
    List<String> workers = trace.workers();
    ContainerTag<?> header = tr(th("step").attr("scope", "col"));
    workers.forEach(worker -> header.with(th(worker).attr("scope", "col")));
    header.with(th("inside").attr("scope", "col"));
    ContainerTag<?> rows = tbody();
    Set<String> inCall = new HashSet<>();
    int number = 0;
    for (TraceEvent event : trace.events()) {
      number++;
      ContainerTag<?> row = tr(td("" + number).withClass("number"));
      for (String worker : workers) {
        if (worker.equals(event.worker())) {
          boolean isCall = event instanceof Called || event instanceof Returned;
          row.with(td(event.words()).withClass("acts " + (isCall ? "call" : "step")));
        } else {
          row.with(td().withCondClass(inCall.contains(worker), "within"));
        }
      }
      rows.with(row.with(td(sizeAfter(event)).withClass("size")));
      if (event instanceof Called) {
        inCall.add(event.worker());
      } else if (event instanceof Returned) {
        inCall.remove(event.worker());
      }
    }
    return table(thead(header), rows).withClass("steps").withId("steps");
  }

  private static String sizeAfter(TraceEvent event) {
    return event instanceof Returned returned && returned.size() >= 0 ? "" + returned.size() : "";
  }
}
