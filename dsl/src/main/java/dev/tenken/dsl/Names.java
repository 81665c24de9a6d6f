package dev.tenken.dsl;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Spelling: the two styles of a name, and the nearest known name to a wrong one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Names {
  private static final Pattern WORD_AFTER_CAPITALS = Pattern.compile("([A-Z]+)([A-Z][a-z])");
  private static final Pattern WORD_AFTER_SMALL = Pattern.compile("([a-z0-9])([A-Z])");

  private Names() {}

  /** Returns the camel-case spelling: {@code with_version} is {@code withVersion}. */
  public static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    boolean up = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && camel.length() > 0) {
        up = true;
      } else {
        camel.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    return camel.toString();
  }

  /** Returns the snake-case spelling: {@code dbInstanceClass} is {@code db_instance_class}. */
  public static String snake(String name) {
    String split = WORD_AFTER_CAPITALS.matcher(name).replaceAll("$1_$2");
    return WORD_AFTER_SMALL.matcher(split).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  /** Returns the known name with the fewest edits, if that is near enough to be a slip. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.max(2, name.length() / 3);
    return known.stream()
        .distinct()
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int distance(String a, String b) {
    String left = a.toLowerCase(Locale.ROOT);
    String right = b.toLowerCase(Locale.ROOT);
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int above = row[j];
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
