package dev.tenken.dsl.spi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apiguardian.api.API;

/**
 * The secrets of one run, masked by value in every output: raw, line by line, shell-quoted, with
 * its control characters and quotes written out, base64 (within something longer too) and
 * URL-encoded, and as far as a cut text has them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "********";

  private static final int SHORTEST = 4;

  /** What a text that was cut ends in. */
  private static final char CUT = '…';

  private final Set<String> forms =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /** Makes an empty set. */
  public Secrets() {}

  /**
   * Adds a secret. Values shorter than four characters are not masked: they would mask ordinary
   * text.
   */
  public void add(String secret) {
    if (secret.length() < SHORTEST) {
      return;
    }
    forms.add(secret);
    forms.add(secret.replace("'", "'\\''"));
    String written = written(secret);
    forms.add(written);
    forms.add(written.replace("\"", "\\\""));
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
    forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    for (int before = 0; before < 3; before++) {
      String within = base64(secret.getBytes(StandardCharsets.UTF_8), before);
      if (within.length() >= 2 * SHORTEST) {
        forms.add(within);
      }
    }
    List<String> lines = secret.lines().toList();
    if (lines.size() > 1) {
      lines.forEach(this::add);
    }
  }

  /** Returns the text as reports write it: on one line. */
  private static String written(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  /**
   * Returns those digits that are the bytes' alone, where this many bytes of a group are before.
   */
  private static String base64(byte[] bytes, int before) {
    byte[] all = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, all, before, bytes.length);
    String digits = Base64.getEncoder().withoutPadding().encodeToString(all);
    int first = (before * 8 + 5) / 6;
    int end = all.length * 8 / 6;
    return digits.substring(first, Math.max(first, end));
  }

  /** Returns the text with every secret masked. */
  public String mask(String text) {
    String masked = text;
    for (String form : forms) {
      masked = masked.replace(form, MASK);
    }
    return masked.indexOf(CUT) < 0 ? masked : maskCut(masked);
  }

  /** Masks the beginning of a secret where a text was cut in the midst of it. */
  private String maskCut(String text) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (int cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, cut + 1)) {
      String before = text.substring(from, cut);
      int begun = forms.stream().mapToInt(form -> begun(before, form)).max().orElse(0);
      masked.append(before, 0, before.length() - begun).append(begun > 0 ? MASK : "");
      from = cut;
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** Returns how many characters of the form the text ends in. */
  private static int begun(String text, String form) {
    for (int length = Math.min(form.length() - 1, text.length()); length >= SHORTEST; length--) {
      if (text.regionMatches(text.length() - length, form, 0, length)) {
        return length;
      }
    }
    return 0;
  }

  /** Tells whether the text holds a secret. */
  public boolean isIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  /** Tells whether a key's name says that its value is a secret. */
  public static boolean isSecretName(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return lower.contains("password")
        || lower.contains("passphrase")
        || lower.contains("token")
        || lower.contains("secret");
  }
}
