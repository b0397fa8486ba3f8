package dev.millrace.sim.report;

import dev.millrace.sim.engine.Printable;
import dev.millrace.sim.study.Verdict.Outcome;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Verdicts in the XML format of JUnit that build servers read: a test suite for each run, a test
 * case for each requirement.
 */
public final class JUnitReport {

  private static final String CASE = "testcase";

  private final XMLStreamWriter xml;
  private final boolean undecidedPass;

  private JUnitReport(XMLStreamWriter xml, boolean undecidedPass) {
    this.xml = xml;
    this.undecidedPass = undecidedPass;
  }

  /**
   * Returns the report.
   *
   * @param verdicts by the name of the run
   * @param undecidedPass whether undecided requirements count as skipped and not as failed
   */
  public static String of(Map<String, List<RequirementReport>> verdicts, boolean undecidedPass) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitReport(xml, undecidedPass).write(verdicts);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private void write(Map<String, List<RequirementReport>> verdicts) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    for (Map.Entry<String, List<RequirementReport>> run : verdicts.entrySet()) {
      String name = Printable.line(run.getKey());
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", name);
      xml.writeAttribute("tests", "" + run.getValue().size());
      xml.writeAttribute("failures", "" + run.getValue().stream().filter(this::fails).count());
      xml.writeAttribute("errors", "0");
      for (RequirementReport requirement : run.getValue()) {
        write(name, requirement);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void write(String run, RequirementReport requirement) throws XMLStreamException {
    xml.writeStartElement(CASE);
    xml.writeAttribute("classname", run);
    xml.writeAttribute("name", Printable.line(requirement.text()));
    if (requirement.verdict() != Outcome.MET) {
      xml.writeEmptyElement(fails(requirement) ? "failure" : "skipped");
      xml.writeAttribute(
          "message",
          RequirementRows.word(requirement.verdict()).toLowerCase(java.util.Locale.ROOT)
              + ": "
              + requirement.measured());
    }
    xml.writeEndElement();
  }

  private boolean fails(RequirementReport requirement) {
    return requirement.verdict() == Outcome.MISSED
        || (requirement.verdict() == Outcome.UNDECIDED && !undecidedPass);
  }
}
