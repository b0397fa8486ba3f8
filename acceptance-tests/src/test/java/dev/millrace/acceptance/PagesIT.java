package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The pages in a real browser; pictures of them are left in target/pages. */
class PagesIT {

  private static final String HOSTILE_NAME =
      "<img src=x onerror=alert(1)><script>alert(1)<script>'\"&\u202e.conf";

  @TempDir static Path folder;

  private static Map<String, Path> pages;
  private static Browser browser;

  @BeforeAll
  static void openBrowser() throws Exception {
    assumeThat(Browser.isInstalled()).as("chromium and chromedriver are on the PATH").isTrue();
    pages = Map.of("run", run(), "hostile", hostile(), "sweep", sweep(), "race", race());
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path run() throws Exception {
    Path out = folder.resolve("run");
    Program.run(
        "run",
        "conf/bursty-database.conf",
        "--engine",
        "virtual",
        "--require",
        "sojourn.p99 < 2s",
        "--out",
        out.toString());
    return out.resolve("report.html");
  }

  /** A run of a file whose name would break a page that does not escape it. */
  private static Path hostile() throws Exception {
    Path scenario = folder.resolve(HOSTILE_NAME);
    Files.copy(Program.ROOT.resolve("conf/bursty-database.conf"), scenario);
    Path out = folder.resolve("hostile");
    Program.run("run", scenario.toString(), "--engine", "virtual", "--out", out.toString());
    return out.resolve("report.html");
  }

  private static Path sweep() throws Exception {
    Path out = folder.resolve("sweep");
    Program.run(
        "sweep",
        "conf/bursty-database.conf",
        "--vary",
        "pipeline.capacity=50..500 step 50",
        "--vary",
        "consumers.database.count=4,8,12,16",
        "--require",
        "loss < 20%",
        "--out",
        out.toString());
    return out.resolve("report.html");
  }

  private static Path race() throws Exception {
    Path page = folder.resolve("race.html");
    Program.run(
        "explore",
        "conf/broken/read-after-release.conf",
        "--plugins",
        "examples/broken-pipelines/target",
        "--page",
        page.toString());
    return page;
  }

  static Stream<Arguments> views() {
    return Stream.of("run", "hostile", "sweep", "race")
        .flatMap(
            page ->
                Stream.of("light", "dark")
                    .flatMap(
                        colours ->
                            Stream.of(1280, 400).map(width -> Arguments.of(page, colours, width))));
  }

  @ParameterizedTest
  @MethodSource("views")
  void pageShowsWithoutFaults(String page, String colours, int width) throws Exception {
    Path file = Objects.requireNonNull(pages.get(page));
    browser.show(file, width, colours);

    assertThat(browser.consoleMessages()).isEmpty();
    assertThat(browser.requests()).containsExactly(file.toUri().toString());
    assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(browser.accessibilityFaults()).isEqualTo(List.of());
    browser.keepPicture(Path.of("target/pages/%s-%s-%d.png".formatted(page, colours, width)));
  }

  @Test
  void arrowKeysWalkThroughTheStepsOfARace() {
    browser.show(Objects.requireNonNull(pages.get("race")), 1280, "light");
    String lock =
        "return document.querySelector('[data-state=\"lock consumer lock\"]').textContent";

    assertThat(browser.evaluate(lock)).isEqualTo("held");
    browser.press("[role=region]", Keys.ARROW_DOWN, 4);

    assertThat(browser.evaluate("return document.getElementById('position').textContent"))
        .isEqualTo("after step 5 of 64");
    assertThat(browser.evaluate(lock)).isEqualTo("free");
  }

  @Test
  void chartsOfARunHaveTheExtremesOfTheResult() throws Exception {
    Path page = Objects.requireNonNull(pages.get("run"));
    browser.show(page, 1280, "light");
    String result = Files.readString(page.resolveSibling("result.json"));
    String longest = result.replaceFirst("(?s).*\"longest\" : (\\d+).*", "$1");

    assertThat(browser.evaluate("return document.querySelectorAll('.uplot canvas').length"))
        .isEqualTo(5L);
    assertThat(browser.evaluate("return document.querySelector('#virtual-queue svg').ariaLabel"))
        .asString()
        .startsWith("Queue. longest: at most " + longest + ", at ");
  }

  @Test
  void hostileNamesShowAsText() {
    browser.show(Objects.requireNonNull(pages.get("hostile")), 1280, "light");

    assertThat(browser.evaluate("return document.querySelectorAll('img').length")).isEqualTo(0L);
    assertThat(browser.evaluate("return document.body.innerText"))
        .asString()
        .contains("<img src=x onerror=alert(1)><script>alert(1)", "'\"&");
  }

  @Test
  void linesOfASweepReachTheirExtremes() {
    browser.show(Objects.requireNonNull(pages.get("sweep")), 1280, "light");

    assertThat(browser.evaluate("return document.querySelectorAll('.uplot canvas').length"))
        .isEqualTo(1L);
    assertThat(browser.evaluate("return document.querySelector('svg.chart').ariaLabel"))
        .isEqualTo(
            "loss. count 4: at most 89 %, at 50; at least 0 %. count 8: at most 88 %, at 50; at"
                + " least 0 %. count 12: at most 88 %, at 50; at least 0 %. count 16: at most 87 %,"
                + " at 50; at least 0 %.");
  }
}
