package dev.tenken.host.types;

import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** {@code contain} and its chain words, which narrow the lines that are searched. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FileContaining extends Refinable {
  private final Supplier<String> content;
  private final Object wanted;
  private final Optional<Wanted> start;
  private final Optional<Wanted> end;

  FileContaining(Supplier<String> content, Object wanted) {
    this(content, wanted, Optional.empty(), Optional.empty());
  }

  private FileContaining(
      Supplier<String> content, Object wanted, Optional<Wanted> start, Optional<Wanted> end) {
    this.content = content;
    this.wanted = wanted;
    this.start = start;
    this.end = end;
  }

  /**
   * Searches from the first line that has this text or regular expression, included. Where no line
   * has it, there is nothing to search, and the check fails, negated or not.
   */
  public FileContaining from(Object line) {
    return new FileContaining(content, wanted, Optional.of(Wanted.of(line)), end);
  }

  /**
   * Searches up to the next line that has this text or regular expression, included; where no line
   * has it, up to the end.
   */
  public FileContaining to(Object line) {
    return new FileContaining(content, wanted, start, Optional.of(Wanted.of(line)));
  }

  /** The same as {@link #from}: searches from that line on. */
  public FileContaining after(Object line) {
    return from(line);
  }

  /** The same as {@link #to}: searches up to that line. */
  public FileContaining before(Object line) {
    return to(line);
  }

  @Override
  public Finding judge() {
    String text = content.get();
    List<String> lines = text.lines().toList();
    int from = start.isPresent() ? index(lines, 0, start.get()) : 0;
    if (from < 0) {
      // Nothing was searched: that nothing was found would be no finding.
      throw Missing.resource("no line has " + start.orElseThrow() + ": there is nothing to search");
    }
    int last = lines.size() - 1;
    if (end.isPresent()) {
      int found = index(lines, start.isPresent() ? from + 1 : from, end.get());
      last = found < 0 ? last : found;
    }
    List<String> searched = lines.subList(from, last + 1);
    boolean narrowed = searched.size() < lines.size();
    String where = narrowed ? "lines " + (from + 1) + " to " + (last + 1) : lines.size() + " lines";
    return wanted instanceof Iterable<?> block
        ? block(searched, block, from, where)
        : line(searched, narrowed ? String.join("\n", searched) : text, from, where);
  }

  private Finding line(List<String> searched, String whole, int from, String where) {
    Wanted text = Wanted.of(wanted);
    int at = index(searched, 0, text);
    if (at >= 0) {
      return Finding.yes("line " + (from + at + 1) + ": " + searched.get(at));
    }
    // Something over several lines, or with their ends, is searched in all of them.
    return has(whole, text) && !searched.isEmpty()
        ? Finding.yes("found in " + where)
        : Finding.no("not found in " + where);
  }

  private Finding block(List<String> searched, Iterable<?> block, int from, String where) {
    List<String> wantedLines = new ArrayList<>();
    block.forEach(line -> wantedLines.add(Wanted.text(line)));
    if (wantedLines.isEmpty()) {
      throw new IllegalArgumentException("contain was given an empty list");
    }
    int at = Collections.indexOfSubList(searched, wantedLines);
    return at < 0
        ? Finding.no("no such lines in " + where)
        : Finding.yes("lines " + (from + at + 1) + " to " + (from + at + wantedLines.size()));
  }

  private static int index(List<String> lines, int from, Wanted wanted) {
    for (int i = from; i < lines.size(); i++) {
      if (has(lines.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean has(String text, Wanted wanted) {
    return wanted.isPattern() ? wanted.matches(text) : text.contains(Wanted.text(wanted.value()));
  }
}
