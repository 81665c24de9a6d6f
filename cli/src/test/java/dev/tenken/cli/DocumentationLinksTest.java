package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Follows the links between the pages. */
class DocumentationLinksTest {
  @Test
  void everyLinkOfThePagesLeadsSomewhere() {
    Pattern link = Pattern.compile("]\\(([^)#]*)(#[^)]*)?\\)");
    for (Path page : Pages.all()) {
      String text = Pages.text(page);
      Matcher links =
          link.matcher(text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", ""));
      while (links.find()) {
        String target = links.group(1);
        if (target.contains("://")) {
          continue;
        }
        Path file = target.isEmpty() ? page : page.resolveSibling(target).normalize();
        assertThat(file).as(Pages.ROOT.relativize(page) + " links to " + links.group()).exists();
        if (links.group(2) != null) {
          assertThat(anchors(file)).as(page + " links to").contains(links.group(2));
        }
      }
    }
  }

  private static List<String> anchors(Path page) {
    return Pages.text(page)
        .lines()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> "#" + line.replaceAll("[^\\p{L}\\p{N}\\s_-]", "").replace(' ', '-'))
        .toList();
  }
}
