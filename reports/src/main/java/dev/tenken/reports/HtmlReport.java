package dev.tenken.reports;

import dev.tenken.dsl.journal.Journal;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code index.html}, a page without script that opens under Jenkins' default content policy.
 *
 * <p>Its templates escape by the place that a text stands in; all output is {@link Visible}.
 */
final class HtmlReport implements Report {
  static final String FILE = "index.html";
  private static final String STYLE = "tenken.css";

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public void write(Journal journal, Path folder) throws IOException {
    try (InputStream style = HtmlReport.class.getResourceAsStream(STYLE)) {
      if (style == null) {
        throw new FileNotFoundException(STYLE + " is not in this program's jar");
      }
      Files.copy(style, folder.resolve(STYLE));
    }
    try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE))) {
      TemplateOutput output = new VisibleOutput(new WriterOutput(writer));
      templates().render("index.jte", new Page(journal), output);
    }
  }

  /** Returns the templates, which the build has compiled into this package. */
  private static TemplateEngine templates() {
    Class<?> here = HtmlReport.class;
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, here.getClassLoader(), here.getPackageName());
  }

  /** Shows what has no glyph, whatever template wrote it. */
  private record VisibleOutput(TemplateOutput output) implements TemplateOutput {
    @Override
    public void writeContent(String value) {
      output.writeContent(Visible.whole(value));
    }

    @Override
    public void writeContent(String value, int begin, int end) {
      output.writeContent(Visible.whole(value.substring(begin, end)));
    }
  }
}
