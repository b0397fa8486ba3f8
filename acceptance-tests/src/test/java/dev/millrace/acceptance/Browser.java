package dev.millrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that notes requests and messages on its console. */
final class Browser implements AutoCloseable {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether Chromium and its driver are installed. */
  static boolean isInstalled() {
    return find("chromium").isPresent() && find("chromedriver").isPresent();
  }

  static Browser open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium").orElseThrow().toString());
    // Without a sandbox, which does not start as root; the pages are our own.
    options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").orElseThrow().toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Opens a page with a width of the window and a colour scheme, {@code light} or {@code dark}. */
  void show(Path page, int width, String colours) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    consoleMessages();
    requests();
    driver.get(page.toUri().toString());
  }

  /** Returns the value of a script's return statement. */
  Object evaluate(String script) {
    return Objects.requireNonNull(driver.executeScript(script), script);
  }

  /** Presses a key several times in the first element of a selector. */
  void press(String selector, Keys key, int times) {
    driver.findElement(By.cssSelector(selector)).sendKeys(key.toString().repeat(times));
  }

  /** Returns the messages on the console since the last call or page. */
  List<String> consoleMessages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Returns the addresses that were requested since the last call or page. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** Returns the serious and critical faults of accessibility that axe finds. */
  List<?> accessibilityFaults() {
    driver.executeScript(axe());
    Object faults =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(result => done(result.violations
                .filter(each => ["serious", "critical"].includes(each.impact))
                .map(each => each.id + ": " + each.nodes.map(node => node.html + " " + node.failureSummary).join("; "))));
            """);
    return (List<?>) Objects.requireNonNull(faults);
  }

  private static String axe() {
    try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(AXE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a picture of the whole page. */
  void keepPicture(Path file) throws IOException {
    long height = (long) evaluate("return document.documentElement.scrollHeight");
    long width = (long) evaluate("return innerWidth");
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    Files.createDirectories(file.getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    assertThat(file).isNotEmptyFile();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
