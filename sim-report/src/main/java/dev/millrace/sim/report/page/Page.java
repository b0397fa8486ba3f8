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

/**
 * The frame of a page: one file without references to others. Its security policy allows the
 * scripts and the style sheet that are in it, by their hashes, and forbids every request.
 */
final class Page {

  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  /** The charts as the script reads them. */
  record Data(List<Chart> charts) {}

  private final String heading;
  private final String subheading;
  private final List<DomContent> content = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();

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

  /** Returns the page as a document. */
  String text() {
    String styles = resource(UPLOT + "uPlot.min.css") + resource("page.css");
    String library = resource(UPLOT + "uPlot.iife.min.js");
    String code = resource("page.js");
    String policy =
        "default-src 'none'; style-src '%s'; script-src '%s' '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(styles), hash(library), hash(code));
    return "<!DOCTYPE html>\n"
        + html(
                head(
                    meta().attr("charset", "utf-8"),
                    meta().attr("http-equiv", "Content-Security-Policy").withContent(policy),
                    meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                    meta().withName("color-scheme").withContent("light dark"),
                    meta().withName("generator").withContent(Version.ofThisProgram().toString()),
                    title(heading),
                    style(rawHtml(styles))),
                body(
                    header(h1(heading), p(subheading)),
                    main(content.toArray(DomContent[]::new)),
                    footer(p(Version.ofThisProgram().toString())),
                    script(rawHtml(data())).withId("data").withType("application/json"),
                    script(rawHtml(library)),
                    script(rawHtml(code))))
            .attr("lang", "en")
            .render()
        + "\n";
  }

  /** Returns the charts as JSON in which nothing can end the script element. */
  private String data() {
    return Json.line(new Data(charts)).replace("<", "\\u003c");
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
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
