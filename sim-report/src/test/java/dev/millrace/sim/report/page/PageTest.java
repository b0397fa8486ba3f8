package dev.millrace.sim.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sim.report.page.Chart.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String HOSTILE = "</script><script>alert(\"1\")</script>&'\u202e";

  private static Chart chart(double... ys) {
    double[] xs = {0, 1, 2};
    return new Chart(
        "queue",
        HOSTILE,
        "",
        "time",
        Scale.TIME,
        Scale.COUNT,
        xs,
        List.of(new Line(HOSTILE, 1, false, ys)),
        null);
  }

  private static String pageOf(Chart chart) {
    Page page = new Page(HOSTILE, "");
    page.add(chart);
    return page.text();
  }

  @Test
  void hostileNames_endNoElement() {
    String html = pageOf(chart(1, 2, 3));

    assertThat(html).doesNotContain("<script>alert");
    assertThat(html.split("</script>", -1)).as("data, library, code").hasSize(1 + 3);
  }

  @Test
  void policy_forbidsWhatIsNotInThePage() {
    assertThat(pageOf(chart(1, 2, 3)).replace("&#x27;", "'"))
        .containsPattern(
            "Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action"
                + " 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+' 'sha256-[^']+'\"");
  }

  @Test
  void missingValues_areGapsOfTheLine() {
    assertThat(pageOf(chart(1, Double.NaN, 3))).contains("\"ys\":[1,null,3]");
    assertThat(SvgChart.of(chart(1, Double.NaN, 3)).render()).containsPattern(" d=\"M[^ML]*M");
  }

  @Test
  void chartWithoutValues_isLeftOut() {
    assertThat(pageOf(chart(Double.NaN, Double.NaN, Double.NaN))).doesNotContain("<figure");
  }

  @Test
  void chartInWords_hasTheExtremes() {
    assertThat(chart(1, 7, 3).inWords()).endsWith("at most 7, at 1.00 s; at least 1.");
  }
}
