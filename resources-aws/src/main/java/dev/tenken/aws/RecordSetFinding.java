package dev.tenken.aws;

import dev.tenken.aws.lookup.DnsName;
import dev.tenken.aws.lookup.Route53Api;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * Whether a name has a record set. Each chain word narrows; all must be true of one and the same
 * record set, be it simple or one of a weighted, latency, failover, geolocation or multivalue set.
 *
 * <p>Values are a list, or one text with a line each; their order does not matter, and all must be
 * given. Host names among them are compared like names; texts with or without their quotes.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RecordSetFinding extends Refinable {
  private static final Set<String> TYPES =
      RRType.knownValues().stream().map(RRType::toString).collect(Collectors.toSet());

  /** The forms of the codes of places. */
  private static final Map<String, String> PLACES =
      Map.of(
          "continent", "AF|AN|AS|EU|NA|OC|SA",
          "country", "[A-Z]{2}|\\*",
          "subdivision", "[A-Z0-9]{1,3}|\\*");

  private static final int MOST_WEIGHT = 255;
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
  private static final Pattern HEALTH_CHECK =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final List<Data> all;
  private final List<Data> left;

  private RecordSetFinding(List<Data> all, List<Data> left) {
    this.all = all;
    this.left = left;
  }

  static RecordSetFinding of(List<Data> sets) {
    return new RecordSetFinding(sets, sets);
  }

  private RecordSetFinding where(Predicate<Data> holds) {
    return new RecordSetFinding(all, left.stream().filter(holds).toList());
  }

  private RecordSetFinding values(String type, Object values) {
    List<String> wanted = RecordValues.wanted(type, values);
    return where(
        set ->
            set.text("type").equals(type)
                && RecordValues.plain(
                        type,
                        set.list("resource_records").stream().map(record -> record.text("value")))
                    .equals(wanted));
  }

  /** Narrows to an A record of these addresses. */
  public RecordSetFinding a(Object values) {
    return values("A", values);
  }

  /** Narrows to an AAAA record of these addresses. */
  public RecordSetFinding aaaa(Object values) {
    return values("AAAA", values);
  }

  /** Narrows to a CAA record of these values. */
  public RecordSetFinding caa(Object values) {
    return values("CAA", values);
  }

  /** Narrows to a CNAME record of this name. */
  public RecordSetFinding cname(Object values) {
    return values("CNAME", values);
  }

  /** Narrows to a DS record of these values. */
  public RecordSetFinding ds(Object values) {
    return values("DS", values);
  }

  /** Narrows to an HTTPS record of these values. */
  public RecordSetFinding https(Object values) {
    return values("HTTPS", values);
  }

  /** Narrows to an MX record of these values, such as {@code 10 mail.example.com}. */
  public RecordSetFinding mx(Object values) {
    return values("MX", values);
  }

  /** Narrows to a NAPTR record of these values. */
  public RecordSetFinding naptr(Object values) {
    return values("NAPTR", values);
  }

  /** Narrows to an NS record of these names. */
  public RecordSetFinding ns(Object values) {
    return values("NS", values);
  }

  /** Narrows to a PTR record of these names. */
  public RecordSetFinding ptr(Object values) {
    return values("PTR", values);
  }

  /** Narrows to an SOA record of this value. */
  public RecordSetFinding soa(Object values) {
    return values("SOA", values);
  }

  /** Narrows to an SPF record of these texts. */
  public RecordSetFinding spf(Object values) {
    return values("SPF", values);
  }

  /** Narrows to an SRV record of these values. */
  public RecordSetFinding srv(Object values) {
    return values("SRV", values);
  }

  /** Narrows to an SSHFP record of these values. */
  public RecordSetFinding sshfp(Object values) {
    return values("SSHFP", values);
  }

  /** Narrows to an SVCB record of these values. */
  public RecordSetFinding svcb(Object values) {
    return values("SVCB", values);
  }

  /** Narrows to a TLSA record of these values. */
  public RecordSetFinding tlsa(Object values) {
    return values("TLSA", values);
  }

  /** Narrows to a TXT record of these texts. */
  public RecordSetFinding txt(Object values) {
    return values("TXT", values);
  }

  /** Narrows to an A alias of this target. */
  public RecordSetFinding alias(Object target) {
    return aliasOf("A", target);
  }

  /** Narrows to an A alias of this target in this hosted zone. */
  public RecordSetFinding alias(Object target, Object zone) {
    return aliasOf("A", target).aliasZone(zone);
  }

  /** Narrows to an AAAA alias of this target. */
  public RecordSetFinding aaaaAlias(Object target) {
    return aliasOf("AAAA", target);
  }

  /** Narrows to an AAAA alias of this target in this hosted zone. */
  public RecordSetFinding aaaaAlias(Object target, Object zone) {
    return aliasOf("AAAA", target).aliasZone(zone);
  }

  private RecordSetFinding aliasOf(String type, Object target) {
    String wanted = RecordValues.name(Wanted.name(target));
    return where(
        set ->
            set.text("type").equals(type)
                && set.find("alias_target")
                    .map(alias -> DnsName.plain(alias.text("dns_name")))
                    .orElse("")
                    .equals(wanted));
  }

  private RecordSetFinding aliasZone(Object zone) {
    String wanted = Route53Api.zoneId(Wanted.name(zone));
    return where(
        set ->
            set.find("alias_target")
                .map(alias -> alias.text("hosted_zone_id"))
                .orElse("")
                .equals(wanted));
  }

  /** Narrows to an alias that does, or does not, follow its target's health. */
  public RecordSetFinding evaluateTargetHealth(boolean wanted) {
    return where(
        set ->
            set.find("alias_target")
                .map(alias -> alias.flag("evaluate_target_health") == wanted)
                .orElse(false));
  }

  /** Narrows to a record set of this type, such as {@code CNAME}. */
  public RecordSetFinding type(Object wanted) {
    return member("type", Wanted.oneOf(upper(wanted), "there is no record type", TYPES));
  }

  /** Narrows to a record set of this time to live: a number of seconds, or {@code 5.minutes}. */
  public RecordSetFinding ttl(Object seconds) {
    return member("ttl", number(seconds instanceof Duration time ? time.toSeconds() : seconds));
  }

  /** Narrows to the record set of this identifier among those of one name and type. */
  public RecordSetFinding setIdentifier(Object identifier) {
    return member("set_identifier", identifier);
  }

  /** Narrows to a record set of this weight. */
  public RecordSetFinding weight(Object weight) {
    String number = number(weight);
    if (number.length() > 3 || Integer.parseInt(number) > MOST_WEIGHT) {
      throw new IllegalArgumentException("a weight is at most 255, not " + number);
    }
    return member("weight", number);
  }

  /** Narrows to the record set of this region, for routing by latency. */
  public RecordSetFinding region(Object region) {
    return member("region", like(region, REGION, "region", "ap-northeast-1"));
  }

  /** Narrows to the {@code PRIMARY} or {@code SECONDARY} record set. */
  public RecordSetFinding failover(Object role) {
    return member(
        "failover", Wanted.oneOf(upper(role), "failover has no", List.of("PRIMARY", "SECONDARY")));
  }

  private static Object like(Object wanted, Pattern form, String what, String example) {
    if (!(wanted instanceof Pattern) && !form.matcher(Wanted.text(wanted)).matches()) {
      throw new IllegalArgumentException(
          "'" + wanted + "' is no " + what + "; one looks like " + example);
    }
    return wanted;
  }

  private static String upper(Object text) {
    return Wanted.text(text).toUpperCase(Locale.ROOT);
  }

  private static String number(Object wanted) {
    String text = Wanted.text(wanted);
    if (!text.matches("\\d+")) {
      throw new IllegalArgumentException("'" + text + "' is no whole number");
    }
    return text;
  }

  /** Narrows to a multivalue answer, or with {@code false} to another. */
  public RecordSetFinding multivalue(boolean wanted) {
    return where(set -> set.flag("multi_value_answer") == wanted);
  }

  /** Narrows to the record set of this health check. */
  public RecordSetFinding healthCheck(Object id) {
    return member(
        "health_check_id",
        like(id, HEALTH_CHECK, "id of a health check", "11111111-2222-3333-4444-555555555555"));
  }

  /**
   * Narrows to the record set of a place: {@code geo(country: 'JP')}, {@code geo(continent: 'AS')},
   * {@code geo(country: 'US', subdivision: 'CA')}; {@code country: '*'} is the default.
   */
  public RecordSetFinding geo(Map<?, ?> place) {
    if (place.isEmpty() || !PLACES.keySet().containsAll(place.keySet())) {
      throw new IllegalArgumentException(
          "geo takes continent:, country: and subdivision:, not " + place.keySet());
    }
    PLACES.forEach(
        (key, form) -> {
          if (place.containsKey(key) && !Wanted.text(place.get(key)).matches(form)) {
            throw new IllegalArgumentException("there is no " + key + " " + place.get(key));
          }
        });
    return where(
        set ->
            place.entrySet().stream()
                .allMatch(
                    entry ->
                        set.find("geo_location")
                            .map(location -> location.text(entry.getKey() + "_code"))
                            .orElse("")
                            .equals(Wanted.text(entry.getValue()))));
  }

  private RecordSetFinding member(String member, Object wanted) {
    if (!(wanted instanceof Pattern)) {
      Wanted.name(wanted);
    }
    return where(set -> set.has(member) && Wanted.is(wanted, set.text(member)));
  }

  @Override
  public Finding judge() {
    return Finding.of(
        !left.isEmpty(),
        all.isEmpty()
            ? "no record set of that name"
            : all.stream().map(RecordSetFinding::show).collect(Collectors.joining("; ")));
  }

  private static String show(Data set) {
    StringBuilder text = new StringBuilder(set.text("type"));
    set.find("alias_target")
        .ifPresent(
            alias ->
                text.append(" alias ")
                    .append(alias.text("dns_name"))
                    .append(" in ")
                    .append(alias.text("hosted_zone_id")));
    if (set.has("resource_records")) {
      text.append(' ')
          .append(
              set.list("resource_records").stream()
                  .map(record -> record.text("value"))
                  .collect(Collectors.joining(", ")));
    }
    for (String member :
        List.of("ttl", "set_identifier", "weight", "region", "failover", "health_check_id")) {
      set.find(member)
          .ifPresent(
              value ->
                  text.append(", ").append(member.replace('_', ' ')).append(' ').append(value));
    }
    for (String place : List.of("geo_location", "geo_proximity_location", "cidr_routing_config")) {
      set.find(place).ifPresent(where -> text.append(", ").append(where));
    }
    if (set.flag("multi_value_answer")) {
      text.append(", multivalue");
    }
    return text.toString();
  }
}
