package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The firewall that {@code ufw} manages: {@code ufw}, which takes no name.
 *
 * <p>A rule is written as behind {@code ufw}, and compared as a whole with those of {@code ufw show
 * added}, which tells them in force or not; its comment counts where one is given. Unknown: there
 * is no {@code ufw}, or the asking user is not root. Source: {@code ufw status verbose}, {@code ufw
 * show added}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Ufw extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("ufw", 0, Ufw::read).source("ufw status verbose; ufw show added");

  private static final Probe STATE = KIND.probe();
  private static final Pattern DEFAULT = Pattern.compile("(\\w+) \\((\\w+)\\)");
  private static final Pattern LINE = Pattern.compile("^(Status|Logging|Default): (.*)$");

  Ufw(Facts facts) {
    super(facts, TargetType.HOST, "ufw", "", STATE);
  }

  /** Names the firewall that ufw manages. */
  @Word
  public static Ufw ufw(Spec spec) {
    return new Ufw(spec.facts(TargetType.HOST));
  }

  /** Tells whether the firewall is active. */
  public Finding isActive() {
    String status = present(STATE).text("status");
    return Finding.of(status.equals("active"), status);
  }

  /**
   * Tells whether there is such a rule.
   *
   * @param rule as behind {@code ufw}: {@code allow 22/tcp}
   */
  public Finding hasRule(String rule) {
    List<String> wanted = words(rule);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("have_rule needs a rule, such as 'allow 22/tcp'");
    }
    boolean commented = wanted.contains("comment");
    List<String> rules = rules();
    return rules.stream()
        .filter(one -> wanted.equals(commented ? words(one) : uncommented(words(one))))
        .findFirst()
        .map(Finding::yes)
        .orElseGet(
            () ->
                Finding.no(rules.size() + " rules, none of them such")
                    .nearest(Names.nearest(rule, rules).orElse("")));
  }

  /** Returns the rules, each as behind {@code ufw}: {@code allow 22/tcp}. */
  public List<String> rules() {
    return present(STATE).list("rules").stream().map(Data::text).toList();
  }

  /** Returns what becomes of incoming packets without a rule: {@code deny}, {@code allow} …. */
  public String defaultIncoming() {
    return told("incoming");
  }

  /** Returns what becomes of outgoing packets without a rule. */
  public String defaultOutgoing() {
    return told("outgoing");
  }

  /** Returns what becomes of forwarded packets without a rule. */
  public String defaultRouted() {
    return told("routed");
  }

  /** Returns whether and how much is logged: {@code on (low)}, {@code off}. */
  public String logging() {
    return told("logging");
  }

  private String told(String member) {
    return present(STATE)
        .find(member)
        .orElseThrow(() -> Missing.value("ufw is not active, and tells no such default"))
        .text();
  }

  private static Data read(Probe probe, Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    for (String line : answer.text("status").split("\n", -1)) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        switch (matcher.group(1)) {
          case "Status" -> data.put("status", matcher.group(2));
          case "Logging" -> data.put("logging", matcher.group(2));
          default -> {
            Matcher each = DEFAULT.matcher(matcher.group(2));
            while (each.find()) {
              data.put(each.group(2), each.group(1));
            }
          }
        }
      }
    }
    if (!data.containsKey("status")) {
      throw new IllegalArgumentException("ufw tells no status");
    }
    data.put(
        "rules",
        answer
            .text("added")
            .lines()
            .filter(line -> line.startsWith("ufw "))
            .map(line -> line.substring(4).strip())
            .toList());
    return Data.of(data);
  }

  private static List<String> words(String rule) {
    List<String> words = PacketRule.words(rule);
    return !words.isEmpty() && words.get(0).equals("ufw") ? words.subList(1, words.size()) : words;
  }

  private static List<String> uncommented(List<String> words) {
    int comment = words.indexOf("comment");
    return comment < 0 ? words : words.subList(0, comment);
  }
}
