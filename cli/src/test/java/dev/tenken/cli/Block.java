package dev.tenken.cli;

import dev.tenken.dsl.journal.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a page.
 *
 * @param directive what the comment before it says, or empty
 * @param language what stands behind the fence
 */
record Block(Path page, int line, String directive, String language, String text) {
  private static final Pattern DIRECTIVE = Pattern.compile("<!--\\s*(.*?)\\s*-->");

  boolean isGroovy() {
    return language.equals("groovy");
  }

  /** Returns the environment that it is run in, if it is. */
  Optional<String> environment() {
    if (directive.equals("compiles")) {
      return Optional.of("nothing known");
    }
    return directive.startsWith("runs: ")
        ? Optional.of(directive.substring("runs: ".length()).replaceFirst(",.*", ""))
        : Optional.empty();
  }

  /** Returns the verdict that it must end with when that is not a green one. */
  Optional<Verdict> ends() {
    Matcher matcher = Pattern.compile(", ends: (\\w+)").matcher(directive);
    return matcher.find()
        ? Optional.of(Verdict.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  String specName() {
    return page.getFileName().toString().replaceAll("\\W", "_") + "_" + line + "_spec.groovy";
  }

  @Override
  public String toString() {
    return Pages.ROOT.relativize(page) + ":" + line + (directive.isEmpty() ? "" : " " + directive);
  }

  /** Returns the fenced blocks of all pages. */
  static List<Block> all() {
    List<Block> blocks = new ArrayList<>();
    for (Path page : Pages.all()) {
      List<String> lines = Pages.text(page).lines().toList();
      String directive = "";
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith("```")) {
          int end = i + 1;
          while (end < lines.size() && !lines.get(end).startsWith("```")) {
            end++;
          }
          String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
          blocks.add(new Block(page, i + 1, directive, line.substring(3).strip(), text));
          i = end;
          directive = "";
        } else if (!line.isBlank()) {
          Matcher matcher = DIRECTIVE.matcher(line.strip());
          directive = matcher.matches() ? matcher.group(1) : "";
        }
      }
    }
    return blocks;
  }
}
