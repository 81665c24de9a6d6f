package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** {@code be_mounted} and its chain words, of a mount and of a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Mounted extends Refinable {
  private static final List<String> ATTRIBUTES = List.of("type", "device", "options");

  private final Supplier<Optional<Data>> mount;
  private final Map<String, Object> wanted;
  private final boolean only;

  Mounted(Supplier<Optional<Data>> mount) {
    this(mount, Map.of(), false);
  }

  private Mounted(Supplier<Optional<Data>> mount, Map<String, Object> wanted, boolean only) {
    this.mount = mount;
    this.wanted = wanted;
    this.only = only;
  }

  /**
   * Asks for attributes: {@code type}, {@code device}, {@code options}. Options are a list, a text
   * with commas or a map ({@code [rw: true, size: '16384k']}); there may be others.
   */
  public Mounted with(Map<?, ?> attributes) {
    return new Mounted(mount, checked(attributes), only);
  }

  /** The same, but there may be no options besides the given ones, if any are given. */
  public Mounted onlyWith(Map<?, ?> attributes) {
    return new Mounted(mount, checked(attributes), true);
  }

  private Map<String, Object> checked(Map<?, ?> attributes) {
    Map<String, Object> all = new LinkedHashMap<>(wanted);
    attributes.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (!ATTRIBUTES.contains(name)) {
            throw NoSuchWord.of("be_mounted knows no attribute", name, ATTRIBUTES);
          }
          // Read here, so that what can't be meant is an error where nothing is mounted, too.
          if (name.equals("options")) {
            MountTable.hasOptions(value, List.of(), false);
          } else {
            refuseEmpty(name, value);
          }
          all.put(name, value);
        });
    return all;
  }

  private static void refuseEmpty(String name, Object value) {
    if (!(value instanceof Pattern) && Wanted.text(value).isBlank()) {
      throw new IllegalArgumentException("be_mounted was given " + name + ": without a value");
    }
  }

  @Override
  public Finding judge() {
    Optional<Data> found = mount.get();
    if (found.isEmpty()) {
      return Finding.no("nothing is mounted there");
    }
    Data data = found.get();
    List<String> options = data.list("options").stream().map(Data::text).toList();
    boolean holds =
        wanted.entrySet().stream()
            .allMatch(
                entry ->
                    entry.getKey().equals("options")
                        ? MountTable.hasOptions(entry.getValue(), options, only)
                        : Wanted.of(entry.getValue()).matches(data.text(entry.getKey())));
    return Finding.of(
        holds,
        data.text("device")
            + ", type "
            + data.text("type")
            + ", options "
            + options.stream().collect(Collectors.joining(",")));
  }
}
