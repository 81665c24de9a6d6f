package dev.tenken.aws;

import dev.tenken.aws.lookup.Tags;
import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Whether a thing has a tag: {@code have_tag('Env')}, {@code have_tag('Env').value('prod')}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TagFinding extends Refinable {
  private final Data tagged;
  private final String key;
  private final Optional<Object> value;

  TagFinding(Data tagged, Object key, Optional<Object> value) {
    this.tagged = tagged;
    this.key = Wanted.name(key);
    this.value = value;
  }

  /** Narrows to a tag of this value: equal to a text, found by a regular expression. */
  public TagFinding value(Object wanted) {
    return new TagFinding(tagged, key, Optional.of(Wanted.checked(wanted)));
  }

  @Override
  public Finding judge() {
    List<String> keys = Tags.of(tagged).stream().map(tag -> tag.text("key")).sorted().toList();
    Optional<String> found = Tags.value(tagged, key);
    if (found.isEmpty()) {
      Finding none =
          Finding.no(
              keys.isEmpty() ? "no tags" : "no tag " + key + " among " + String.join(", ", keys));
      return Names.nearest(key, keys).map(none::nearest).orElse(none);
    }
    return Finding.of(
        value.isEmpty() || Wanted.is(value.get(), found.get()),
        "tag " + key + " = '" + found.get() + "'");
  }
}
