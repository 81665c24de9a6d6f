package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
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
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Whether and by what the host's clock is kept right: {@code time_synchronization}, which takes no
 * name.
 *
 * <p>chronyd is asked first, then systemd-timesyncd; where neither answers, systemd tells whether
 * the kernel's clock is synchronized, and nothing tells the offset. Unknown: there is neither
 * {@code chronyc} nor {@code timedatectl}; the offset, the source and the stratum, where neither
 * daemon answers. Source: {@code chronyc -c tracking}; {@code timedatectl show}, {@code
 * show-timesync}, {@code timesync-status}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TimeSynchronization extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("time-synchronization", 0, TimeSynchronization::read)
          .source("chronyc -c tracking; timedatectl show-timesync");

  private static final Probe STATE = KIND.probe();

  private static final Pattern SETTING =
      Pattern.compile("^\\s*([\\w ]+?)\\s*[=:] ?(.*)$", Pattern.MULTILINE);

  /** A time span as systemd writes it: {@code +1min 4.498ms}. */
  private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|min|h)");

  private static final Pattern STRATUM = Pattern.compile("\\bStratum=(\\d+)");

  private static final Map<String, BigDecimal> UNITS =
      Map.of(
          "us",
          new BigDecimal("0.000001"),
          "ms",
          new BigDecimal("0.001"),
          "s",
          BigDecimal.ONE,
          "min",
          BigDecimal.valueOf(60),
          "h",
          BigDecimal.valueOf(3600));

  TimeSynchronization(Facts facts) {
    super(facts, TargetType.HOST, "Time synchronization", "", STATE);
  }

  /** Names what keeps the host's clock right. */
  @Word
  public static TimeSynchronization time_synchronization(Spec spec) {
    return new TimeSynchronization(spec.facts(TargetType.HOST));
  }

  /** Tells whether the clock is synchronized with a source. */
  public Finding isSynchronized() {
    Data state = present(STATE);
    boolean synced = state.flag("synchronized");
    return Finding.of(
        synced,
        (synced ? "synchronized" : "not synchronized")
            + (state.has("daemon") ? " by " + state.text("daemon") : "")
            + (state.has("source") ? " with " + state.text("source") : ""));
  }

  /** Returns what keeps the clock right: {@code chrony} or {@code timesyncd}. */
  public String daemon() {
    return told("daemon").text();
  }

  /** Returns the address of the source that is followed. */
  public String source() {
    return told("source").text();
  }

  /** Returns the stratum of the source that is followed. */
  public long stratum() {
    return told("stratum").number();
  }

  /** Returns by how many seconds the clock is off, as last measured; negative or positive. */
  public BigDecimal offset() {
    return new BigDecimal(told("offset").text());
  }

  private Data told(String member) {
    Data state = present(STATE);
    if (!state.has("daemon")) {
      throw Unknowns.part(
          facts(),
          fact(STATE),
          Cause.Reason.OTHER,
          "neither chronyd nor systemd-timesyncd answers, and nothing else tells the " + member);
    }
    return state
        .find(member)
        .orElseThrow(() -> Missing.value(state.text("daemon") + " follows no source yet"));
  }

  private static Data read(Probe probe, Answer answer) {
    return answer.has("chrony")
        ? chrony(answer.text("chrony").strip().split(",", -1))
        : timedate(
            settings(answer.text("timedate")),
            answer.has("timesync"),
            settings(answer.text("timesync")),
            settings(answer.text("status")));
  }

  /**
   * Reference id, address, stratum, time, offset, last offset, RMS offset, frequency, residual,
   * skew, delay, dispersion, interval, leap status.
   */
  private static Data chrony(String[] field) {
    if (field.length < 14) {
      throw new IllegalArgumentException("chronyc tells only " + field.length + " fields");
    }
    Map<String, Object> data = new LinkedHashMap<>();
    boolean synced = !field[13].startsWith("Not ");
    data.put("daemon", "chrony");
    data.put("synchronized", synced);
    if (synced) {
      data.put("source", field[1]);
      // chronyd tells its own, which is one more.
      data.put("stratum", Long.parseLong(field[2]) - 1);
      data.put("offset", new BigDecimal(field[4]));
    }
    return Data.of(data);
  }

  private static Data timedate(
      Map<String, String> timedate,
      boolean timesyncd,
      Map<String, String> timesync,
      Map<String, String> status) {
    Map<String, Object> data = new LinkedHashMap<>();
    String synced = "";
    // By show; by today's timedatectl without it; by the older ones.
    for (String name :
        new String[] {"NTPSynchronized", "System clock synchronized", "NTP synchronized"}) {
      synced = synced.isEmpty() ? timedate.getOrDefault(name, "") : synced;
    }
    if (synced.isEmpty()) {
      throw new IllegalArgumentException("timedatectl does not tell whether it is synchronized");
    }
    data.put("synchronized", synced.equals("yes"));
    if (timesyncd) {
      data.put("daemon", "timesyncd");
      Matcher stratum = STRATUM.matcher(timesync.getOrDefault("NTPMessage", ""));
      if (stratum.find()) {
        data.put("stratum", Long.parseLong(stratum.group(1)));
        data.put("source", timesync.getOrDefault("ServerAddress", ""));
        data.put("offset", seconds(status.getOrDefault("Offset", "")));
      }
    }
    return Data.of(data);
  }

  private static Map<String, String> settings(String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    Matcher matcher = SETTING.matcher(text);
    while (matcher.find()) {
      settings.putIfAbsent(matcher.group(1), matcher.group(2).strip());
    }
    return settings;
  }

  private static BigDecimal seconds(String span) {
    Matcher part = SPAN.matcher(span);
    BigDecimal sum = BigDecimal.ZERO;
    boolean any = false;
    while (part.find()) {
      sum =
          sum.add(
              new BigDecimal(part.group(1))
                  .multiply(UNITS.getOrDefault(part.group(2), BigDecimal.ONE)));
      any = true;
    }
    if (!any) {
      throw new IllegalArgumentException("'" + span + "' is no time span");
    }
    return span.startsWith("-") ? sum.negate() : sum;
  }
}
