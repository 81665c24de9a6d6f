package dev.tenken.dsl.spi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apiguardian.api.API;

/**
 * The secrets of one run, masked by value in every output: raw, shell-quoted, base64 and
 * URL-encoded.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Secrets {
  /** What stands in the place of a secret. */
  public static final String MASK = "********";

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
    if (secret.length() < 4) {
      return;
    }
    forms.add(secret);
    forms.add(secret.replace("'", "'\\''"));
    forms.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
  }

  /** Returns the text with every secret masked. */
  public String mask(String text) {
    String masked = text;
    for (String form : forms) {
      masked = masked.replace(form, MASK);
    }
    return masked;
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
