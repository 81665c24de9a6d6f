package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * An extension of PHP's command line, in PHP's own word whatever its case: {@code
 * php_extension('Zend OPcache')}.
 *
 * <p>Absent: it is not loaded. Unknown: the host has no {@code php}. Source: {@code php -r}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PhpExtension extends Resource {
  private final Probe probe = Php.KIND.probe();

  private PhpExtension(Facts facts, String name) {
    super(facts, TargetType.HOST, "PHP extension", name, Php.KIND.probe());
  }

  /** Names the extension. */
  @Word
  public static PhpExtension php_extension(Spec spec, Object name) {
    return new PhpExtension(
        spec.facts(TargetType.HOST), ExactName.blanksInside("php_extension", name));
  }

  /** Tells whether it is loaded. */
  public Finding isLoaded() {
    return found(present(probe), resourceName())
        .map(there -> Finding.yes((there.getKey() + " " + there.getValue()).strip()))
        .orElse(Finding.no("not loaded"));
  }

  /** Returns its version, where it has one. */
  public String version() {
    String version =
        found(present(probe), resourceName())
            .orElseThrow(() -> Missing.resource(this + " is not loaded"))
            .getValue();
    if (version.isEmpty()) {
      throw Missing.value(this + " has no version");
    }
    return version;
  }

  private static Optional<Map.Entry<String, String>> found(Data php, String wanted) {
    Data extensions = php.get("extensions");
    return extensions.names().stream()
        .filter(name -> name.equalsIgnoreCase(wanted))
        .findFirst()
        .map(name -> Map.entry(name, extensions.text(name)));
  }
}
