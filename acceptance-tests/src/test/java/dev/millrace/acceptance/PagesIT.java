package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in a real browser; pictures of them are left in target/pages. */
class PagesIT {

  @TempDir static Path folder;

  private static Map<String, Path> pages;
  private static Browser browser;

  @BeforeAll
  static void openBrowser() throws Exception {
    assumeThat(Browser.isInstalled()).as("chromium and chromedriver are on the PATH").isTrue();
    pages = Map.of("sweep", sweep());
    browser = Browser.open();
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.close();
    }
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

  static Stream<Arguments> views() {
    return Stream.of("sweep")
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
}
