package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A key in the store of Consul, asked from the host by its agent: {@code consul_key('app/config')}.
 *
 * <p>Absent: Consul has no such key. Unknown: the agent does not answer, refuses, or has no leader;
 * the value, where it is no text; else as for {@code http}.
 *
 * <p>Source: {@code /v1/kv}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConsulKey extends Resource {
  private final ConsulAgent agent;
  private final String key;

  private ConsulKey(Facts facts, String key, ConsulAgent agent) {
    super(facts, TargetType.HOST, "Consul key", key, agent.probe());
    this.agent = agent;
    this.key = key;
  }

  /** Names a key. */
  @Word
  public static ConsulKey consul_key(Spec spec, String key) {
    return consul_key(spec, Map.of(), key);
  }

  /**
   * Names a key.
   *
   * @param options {@code url}: the agent's address; {@code token}: the token that asks
   */
  @Word
  public static ConsulKey consul_key(Spec spec, Map<String, Object> options, String key) {
    Options known = Options.of("consul_key", options, "url", "token");
    Facts facts = spec.facts(TargetType.HOST);
    return new ConsulKey(facts, key, ConsulAgent.of(facts, known, "kv", key));
  }

  /** Tells whether there is such a key. */
  public Finding exists() {
    return entries().isEmpty() ? Finding.no("no such key") : Finding.yes("it has the key");
  }

  /** Returns the value, read as UTF-8. */
  public String value() {
    List<Data> entries = entries();
    if (entries.isEmpty()) {
      throw Missing.resource(this + " does not exist");
    }
    try {
      // An empty value is null.
      byte[] value = Base64.getDecoder().decode(entries.get(0).text("Value"));
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw agent.unknown(Cause.Reason.OTHER, "the value is no text in UTF-8");
    }
  }

  private List<Data> entries() {
    List<Data> entries = agent.list(200);
    if (!entries.stream().allMatch(entry -> entry.text("Key").equals(key))) {
      throw agent.unknown(Cause.Reason.OTHER, "this is no answer of Consul about this key");
    }
    return entries;
  }
}
