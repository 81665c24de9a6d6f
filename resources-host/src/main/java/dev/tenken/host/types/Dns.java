package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The records that the DNS has for a name, asked from the host: {@code dns('www.example.com', type:
 * 'AAAA', server: '192.0.2.53')}.
 *
 * <p>The type is one of A, AAAA, CAA, CNAME, MX, NS, PTR, SOA, SRV and TXT, and A where none is
 * given. Without a server, those of the host's {@code /etc/resolv.conf} are asked. The name is a
 * whole one: no search domain is added. For PTR it may be an IP address. A name that is not ASCII
 * is asked in its {@code xn--} form.
 *
 * <p>A record is written as in a zone file, with names in lower case and without the final dot:
 * {@code 10 mail.example.com}, {@code 0 issue "letsencrypt.org"}; TXT is its joined text.
 *
 * <p>Absent: the server says that there is no such name (NXDOMAIN), or no record of this type for
 * it. Unknown: it answers SERVFAIL, REFUSED or another error, nothing in time, or that others would
 * know; the host has no {@code dig}.
 *
 * <p>Source: {@code dig}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Dns extends Resource {
  static final HostKind KIND = HostKind.of("dns", 3, Dns::read).source("dig");

  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9:_][A-Za-z0-9:_.%-]*");

  private final String type;
  private final Probe question;

  private Dns(Facts facts, String name, String type, String server) {
    super(facts, TargetType.HOST, "DNS " + type, name);
    this.type = type;
    String asked = type.equals("PTR") && IpAddress.isOne(name) ? DnsName.ofAddress(name) : name;
    question = KIND.probe("@" + server, DnsName.asked(asked), type);
    want(question);
  }

  /** Names a name, of which the A records are meant. */
  @Word
  public static Dns dns(Spec spec, Object name) {
    return dns(spec, Map.of(), name);
  }

  /**
   * Names a name.
   *
   * @param options {@code type}: the type of records; {@code server}: the server's address or name
   */
  @Word
  public static Dns dns(Spec spec, Map<String, Object> options, Object name) {
    Options given = Options.of("dns", options, "type", "server");
    String type = given.text("type").orElse("A").toUpperCase(Locale.ROOT);
    if (!DnsRecord.TYPES.contains(type)) {
      throw NoSuchWord.of("dns has no type", type, DnsRecord.TYPES);
    }
    String server = given.text("server").orElse("");
    if (!server.isEmpty() && !SERVER.matcher(server).matches()) {
      throw new IllegalArgumentException(
          "server: takes an address or a name such as '192.0.2.53', not '" + server + "'");
    }
    return new Dns(spec.facts(TargetType.HOST), Wanted.text(name), type, server);
  }

  /** Tells whether the name has a record of the type. */
  public Finding exists() {
    return find(question)
        .map(data -> Finding.yes(shown(data)))
        .orElseGet(() -> Finding.no(fact(question).evidence().raw()));
  }

  /**
   * Tells whether this is one of the records; there may be others. Addresses and names are compared
   * by meaning.
   *
   * @param record the record, or a regular expression
   */
  public Finding hasRecord(Object record) {
    Wanted wanted = Wanted.of(record);
    Wanted canonical =
        wanted.isPattern()
            ? wanted
            : new Wanted(DnsRecord.wanted(type, Wanted.text(wanted.value())));
    return find(question)
        .map(data -> Finding.of(records(data).stream().anyMatch(canonical::matches), shown(data)))
        .orElseGet(() -> Finding.no(fact(question).evidence().raw()));
  }

  /** Returns the records of the type, sorted as texts. */
  public List<String> records() {
    return records(answered());
  }

  /** Returns the seconds that the records may be kept; from a cache, those that are left. */
  public long ttl() {
    return answered().number("ttl");
  }

  private Data answered() {
    return find(question)
        .orElseThrow(
            () -> Missing.resource(this + " has no record: " + fact(question).evidence().raw()));
  }

  private static List<String> records(Data data) {
    return data.list("records").stream().map(Data::text).toList();
  }

  private static String shown(Data data) {
    return String.join(", ", records(data));
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    if (lines.first("missing").isPresent()) {
      return Unknowns.all(probes, section, Cause.Reason.TOOL_MISSING, "tool dig not found");
    }
    Map<String, DnsReplies> servers = new HashMap<>();
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      String name = probe.arguments().get(1);
      if (name.isEmpty()) {
        facts.put(probe, section.absent("no name of the DNS can be such"));
      } else if (!DnsName.isAscii(name)) {
        facts.put(
            probe,
            section.unknown(
                Cause.Reason.OTHER, "a name that is not ASCII is asked in its xn-- form"));
      } else {
        DnsReplies replies =
            servers.computeIfAbsent(
                probe.argument(), server -> new DnsReplies(lines.texts(server)));
        facts.put(probe, replies.fact(name, probe.arguments().get(2), section));
      }
    }
    return facts;
  }
}
