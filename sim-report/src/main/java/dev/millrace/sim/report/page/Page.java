package dev.millrace.sim.report.page;

import static j2html.TagCreator.body;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import dev.millrace.sim.report.Json;
import dev.millrace.sim.report.Version;
import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a page: one file without references to others. Its security policy allows the
 * scripts and the style sheet that are in it, by their hashes, and forbids every request.
 */
final class Page {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  /** The charts as the script reads them. */
  private record Charts(List<Chart> charts) {}

  private final String heading;
  private final String subheading;
  private final List<DomContent> content = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();

  /** What the scripts of the page read; null for none. */
  private @Nullable Record data;

  /** The texts of the scripts. */
  private final List<String> scripts = new ArrayList<>();

  Page(String heading, String subheading) {
    this.heading = heading;
    this.subheading = subheading;
  }

  void add(DomContent part) {
    content.add(part);
  }

  /** Adds a chart; one without values is left out. */
  void add(Chart chart) {
    if (chart.isDrawable()) {
      charts.add(chart);
      content.add(ChartFigure.of(chart));
    }
  }

  /**
   * Adds a script of this package to a page without charts.
   *
   * @param read what it reads
   */
  void add(String script, Record read) {
    scripts.add(resource(script));
    data = read;
  }

  /** Returns the page as a document. */
  String text() {
    String styles = resource("page.css");
    if (!charts.isEmpty()) {
      styles = resource(UPLOT + "uPlot.min.css") + styles;
      scripts.add(resource(UPLOT + "uPlot.iife.min.js"));
      add("charts.js", new Charts(charts));
    }
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().attr("charset", "utf-8"),
                    meta()
                        .attr("http-equiv", "Content-Security-Policy")
                        .withContent(policy(styles)),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("color-scheme").withContent("light dark"),
                    meta().withName("generator").withContent(Version.ofThisProgram().toString()),
                    title(heading),
                    style(rawHtml(styles))),
                body(
                        header(h1(heading), p(subheading)),
                        main(content.toArray(DomContent[]::new)),
                        footer(p(Version.ofThisProgram().toString())))
                    .condWith(data != null, dataElement())
                    .with(scripts.stream().map(each -> script(rawHtml(each)))))
            .attr("lang", "en")
            .render()
        + "\n";
  }

  private String policy(String styles) {
    StringBuilder policy =
        new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'; style-src ")
            .append(hash(styles));
    if (!scripts.isEmpty()) {
      policy.append("; script-src");
      scripts.forEach(each -> policy.append(' ').append(hash(each)));
    }
    return policy.toString();
  }

  /** Returns the data as JSON in which nothing can end the element. */
  private DomContent dataElement() {
    String json = data == null ? "" : Json.line(data).replace("<", "\\u003c");
    return script(rawHtml(json)).withId("data").withType("application/json");
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
