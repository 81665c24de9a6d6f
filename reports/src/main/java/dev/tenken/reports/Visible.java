package dev.tenken.reports;

import java.util.Locale;

/**
 * Makes text from elsewhere safe to show: what has no glyph, or moves other glyphs about, is
 * replaced by something visible.
 *
 * <p>Control characters, bidirectional marks, zero-width characters, lone surrogates and
 * noncharacters become their number ({@code [U+001B]}), which every font can show. The result is
 * legal in XML 1.0, moves no cursor, and encodes to UTF-8 without loss.
 */
final class Visible {
  /** What one text may take in a page; the journal keeps it whole. */
  static final int LIMIT = 10_000;

  private Visible() {}

  /** Returns the text with line feeds and tabs kept, cut to {@link #LIMIT}. */
  static String text(String text) {
    return of(cut(text, LIMIT), true);
  }

  /** Returns the text on one line, line feeds and tabs written by name, cut to {@link #LIMIT}. */
  static String line(String text) {
    return of(cut(text, LIMIT), false);
  }

  /** Returns the text with line feeds and tabs kept, whole. */
  static String whole(String text) {
    return of(text, true);
  }

  /** Returns the beginning of a text that is longer than this, and how much was left out. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end)
        + String.format(Locale.ROOT, " … (%,d more characters)", text.length() - end);
  }

  private static String of(String text, boolean lines) {
    int first = 0;
    while (first < text.length() && isPlain(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    visible.append(text, 0, first);
    text.codePoints().skip(text.codePointCount(0, first)).forEach(c -> append(visible, c, lines));
    return visible.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7f;
  }

  private static void append(StringBuilder visible, int c, boolean lines) {
    if (lines && (c == '\n' || c == '\t')) {
      visible.append((char) c);
    } else if (c == '\n') {
      visible.append("\\n");
    } else if (c == '\t') {
      visible.append("\\t");
    } else if (isInvisible(c)) {
      visible.append(String.format(Locale.ROOT, "[U+%04X]", c));
    } else {
      visible.appendCodePoint(c);
    }
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    };
  }
}
