package dev.tenken.dsl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The words of all resource types on the class path, as the annotation processor listed them in
 * {@code META-INF/tenken/words}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Words {
  private final Map<String, String> classes = new TreeMap<>();
  private final Map<String, String> peers = new TreeMap<>();

  private Words() {}

  /** Returns the words that this class loader sees. */
  public static Words of(ClassLoader loader) {
    Words words = new Words();
    try {
      Enumeration<URL> files = loader.getResources("META-INF/tenken/words");
      while (files.hasMoreElements()) {
        words.read(files.nextElement());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index of words can't be read", e);
    }
    return words;
  }

  private void read(URL file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 3) {
          classes.put(fields[0], fields[1]);
          if (!fields[2].isEmpty()) {
            peers.put(fields[2], fields[0]);
          }
        }
      }
    }
  }

  /** Returns the words. */
  public Set<String> names() {
    return Set.copyOf(classes.keySet());
  }

  /** Returns the classes of resource types by word. */
  public Map<String, String> classes() {
    return Map.copyOf(classes);
  }

  /**
   * Returns the word for a peer's name of a type: {@code pkg} for {@code package}; a word stands
   * for itself.
   */
  public String word(String peer) {
    return peers.getOrDefault(peer, peer);
  }

  /** Returns the peers' names that stand for words. */
  public Set<String> peers() {
    return Set.copyOf(peers.keySet());
  }

  /** Returns those of Tenken's own class path. */
  static Words known() {
    return Holder.WORDS;
  }

  private static final class Holder {
    static final Words WORDS = of(Words.class.getClassLoader());
  }
}
