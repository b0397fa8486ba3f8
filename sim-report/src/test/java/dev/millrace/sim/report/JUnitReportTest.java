package dev.millrace.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.scenario.require.Unit;
import dev.millrace.sim.study.Verdict.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JUnitReportTest {

  private static RequirementReport requirement(Outcome verdict) {
    return new RequirementReport("loss", "< 1%", 0.02, null, verdict, Unit.SHARE);
  }

  private static Element suite(boolean undecidedPass) throws Exception {
    String xml =
        JUnitReport.of(
            Map.of(
                "a<b>\u001b.conf",
                List.of(
                    requirement(Outcome.MET),
                    requirement(Outcome.MISSED),
                    requirement(Outcome.UNDECIDED))),
            undecidedPass);
    Document document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return (Element) document.getElementsByTagName("testsuite").item(0);
  }

  @Test
  void missedAndUndecided_areFailures() throws Exception {
    assertThat(suite(false).getAttribute("tests")).isEqualTo("3");
    assertThat(suite(false).getAttribute("failures")).isEqualTo("2");
    assertThat(suite(false).getElementsByTagName("failure").getLength()).isEqualTo(2);
  }

  @Test
  void undecidedThatPass_areSkipped() throws Exception {
    assertThat(suite(true).getAttribute("failures")).isEqualTo("1");
    assertThat(suite(true).getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  @Test
  void failure_hasTheMeasuredFigure() throws Exception {
    Element failure = (Element) suite(true).getElementsByTagName("failure").item(0);

    assertThat(failure.getAttribute("message")).isEqualTo("missed: 2.00 %");
  }

  @Test
  void nameOfTheRun_isEscaped() throws Exception {
    assertThat(suite(true).getAttribute("name")).startsWith("a<b>").endsWith(".conf");
  }
}
