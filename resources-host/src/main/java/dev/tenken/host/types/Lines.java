package dev.tenken.host.types;

import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a probe script printed as lines, each a tag, a space and a text. */
final class Lines {
  /** One line. */
  record Line(String tag, String text) {}

  private final List<Line> all;

  private Lines(List<Line> all) {
    this.all = all;
  }

  /** Returns the lines of the section's output. Only line feeds end lines. */
  static Lines of(Section section) {
    List<Line> lines = new ArrayList<>();
    for (String line : section.text().split("\n", -1)) {
      int space = line.indexOf(' ');
      lines.add(
          space < 0
              ? new Line(line, "")
              : new Line(line.substring(0, space), line.substring(space + 1)));
    }
    return new Lines(lines);
  }

  List<Line> all() {
    return all;
  }

  /** Returns the texts behind this tag, in order. */
  List<String> texts(String tag) {
    return all.stream().filter(line -> line.tag().equals(tag)).map(Line::text).toList();
  }

  /** Returns the text behind the first such tag. */
  Optional<String> first(String tag) {
    return texts(tag).stream().findFirst();
  }
}
