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
import dev.tenken.host.batch.HostKind;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A setting of PHP: {@code php_config('memory_limit')} as PHP's command line has it, or {@code
 * php_config('memory_limit', ini: '/etc/php/8.2/fpm/php.ini')} as this file and those read after it
 * have it: the {@code *.ini} of the folder {@code conf.d} beside it, else those that PHP's command
 * line reads.
 *
 * <p>Some settings the command line fixes for itself, such as {@code max_execution_time}: ask for
 * the file that a web server's PHP reads. Absent: PHP has no such setting, or the files don't set
 * it. Unknown: the host has no {@code php}; the file can't be read. Source: PHP's {@code
 * ini_get_all}, {@code parse_ini_file}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PhpConfig extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers(
              "php-config", 2, (probe, answer) -> Data.of(Natural.of(answer.text("value"))))
          .source("php -r");

  private final Probe probe;

  private PhpConfig(Facts facts, String name, Probe probe) {
    super(facts, TargetType.HOST, "PHP setting", name, probe);
    this.probe = probe;
  }

  /** Names the setting. */
  @Word
  public static PhpConfig php_config(Spec spec, Object name) {
    return php_config(spec, Map.of(), name);
  }

  /**
   * Names the setting.
   *
   * @param options {@code ini}: the absolute path of a php.ini
   */
  @Word
  public static PhpConfig php_config(Spec spec, Map<String, Object> options, Object name) {
    Options known = Options.of("php_config", options, "ini");
    String ini = known.text("ini").orElse("");
    String text = Wanted.text(name);
    return new PhpConfig(spec.facts(TargetType.HOST), text, KIND.probe(ini, text));
  }

  /** Tells whether PHP has such a setting, or with {@code ini:}, whether the files set it. */
  public Finding exists() {
    return find(probe)
        .map(there -> Finding.yes("'" + there.value() + "'"))
        .orElse(Finding.no("not set"));
  }

  /**
   * Returns the value: a number where it is all digits; of a switch, as PHP has it, 1 for {@code
   * On} and the empty text for {@code Off}.
   */
  public Object value() {
    return find(probe).orElseThrow(() -> Missing.resource(this + " is not set")).value();
  }
}
