package dev.tenken.dsl.resource;

import dev.tenken.dsl.Names;
import java.util.Collection;
import org.apiguardian.api.API;

/** An unknown word, predicate, chain or property. An error of the spec, never a verdict. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class NoSuchWord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NoSuchWord(String message) {
    super(message);
  }

  /**
   * Returns the error for a name that is not known.
   *
   * @param what what was looked up and where, such as {@code Package has no predicate}
   * @param name the unknown name
   * @param known the known names
   */
  public static NoSuchWord of(String what, String name, Collection<String> known) {
    String hint =
        Names.nearest(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    return new NoSuchWord(what + " '" + name + "'" + hint);
  }

  /**
   * Returns the error for a predicate that is asked for as a property.
   *
   * @param type the type's display name
   * @param name the name that is no property
   * @param word the predicate's word
   */
  public static NoSuchWord predicate(String type, String name, String word) {
    return new NoSuchWord(
        type + " has no property '" + name + "'; it is a predicate: it { should " + word + " }");
  }
}
