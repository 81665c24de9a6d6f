package dev.tenken.host.types;

import dev.tenken.dsl.Expressions;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The processes of one name: {@code process('nginx')}, {@code process(~/java.*app/)}, {@code
 * process('nginx', user: 'www-data')}.
 *
 * <p>A text is the exact name that the kernel knows the process by (longer than 15 bytes: with the
 * file name of its program); a regular expression is searched in that name and in the arguments.
 * Options narrow by {@code user} and {@code args}. Absent: no process is so. The asking shell, what
 * it runs and what it was started by are never counted, nor are defunct processes running. Of
 * several processes, properties tell the one with the lowest process id. Unknown: the processes
 * can't be listed; none was found, or all of them are asked for ({@code count}, {@code pids},
 * {@code users}), and {@code /proc} hides those of other users. Source: {@code ps}, or {@code
 * /proc/PID/status} on hosts with busybox's.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostProcess extends Resource implements OpenProperties {
  static final HostKind KIND =
      HostKind.of("process", 2, ProcessTable::read).source("ps of all processes");

  static final HostKind COLUMN =
      HostKind.ofAnswers("process.column", 1, (probe, answer) -> Data.of(answer.text("values")))
          .source("ps of all processes");

  static final HostKind FILES =
      HostKind.ofAnswers("process.files", 1, ProcessLimits::read)
          .source("/proc/PID/limits, /proc/PID/fd");

  private final Probe probe;
  private final Optional<Wanted> user;
  private final Optional<Wanted> args;

  HostProcess(Facts facts, Map<String, Object> options, Object name) {
    super(facts, TargetType.HOST, "Process", name(name, options), probe(name));
    this.probe = probe(name);
    this.user = Optional.ofNullable(options.get("user")).map(Wanted::of);
    this.args = Optional.ofNullable(options.get("args")).map(Wanted::of);
  }

  /** Names the processes by exact name or regular expression. */
  @Word
  public static HostProcess process(Spec spec, Object name) {
    return process(spec, Map.of(), name);
  }

  /**
   * Names the processes by exact name or regular expression, of a {@code user} and with {@code
   * args}, each a text that must be met exactly or a regular expression.
   */
  @Word
  public static HostProcess process(Spec spec, Map<String, Object> options, Object name) {
    Options.of("process", options, "user", "args");
    Expressions.refuseEmpty("process", name);
    if (name instanceof CharSequence text && text.toString().isBlank()) {
      throw new IllegalArgumentException("process needs a name, not an empty text");
    }
    Expressions.refuseEmpty("process", options);
    return new HostProcess(spec.facts(TargetType.HOST), options, name);
  }

  private static Probe probe(Object name) {
    return name instanceof Pattern pattern
        ? KIND.probe(ProcessTable.PATTERN, withFlags(pattern))
        : KIND.probe(ProcessTable.EXACT, Wanted.text(name));
  }

  private static String name(Object name, Map<String, Object> options) {
    StringBuilder text =
        new StringBuilder(name instanceof Pattern pattern ? pattern.pattern() : Wanted.text(name));
    options.forEach((option, value) -> text.append(", ").append(option).append(": ").append(value));
    return text.toString();
  }

  /** Writes the flags of a regular expression into its text. */
  private static String withFlags(Pattern pattern) {
    StringBuilder flags = new StringBuilder();
    Map<Integer, String> letters =
        new TreeMap<>(
            Map.of(
                Pattern.CASE_INSENSITIVE, "i",
                Pattern.COMMENTS, "x",
                Pattern.DOTALL, "s",
                Pattern.MULTILINE, "m",
                Pattern.UNICODE_CASE, "u",
                Pattern.UNIX_LINES, "d"));
    letters.forEach(
        (flag, letter) -> {
          if ((pattern.flags() & flag) != 0) {
            flags.append(letter);
          }
        });
    return flags.isEmpty() ? pattern.pattern() : "(?" + flags + ")" + pattern.pattern();
  }

  /** Tells whether such a process runs, defunct ones aside. */
  public Finding isRunning() {
    List<Data> all = all();
    List<Data> running = running(all);
    if (running.isEmpty()) {
      return Finding.no(all.isEmpty() ? "no such process" : "only defunct processes");
    }
    List<String> ids = running.stream().map(process -> process.text("pid")).toList();
    return Finding.yes(
        running.size() == 1
            ? "process id " + ids.get(0)
            : ids.size() + " processes: " + String.join(", ", ids));
  }

  /** Tells whether such a process runs, defunct ones aside. */
  public Finding exists() {
    return isRunning();
  }

  /** Returns how many run; 0 when none does. */
  public long count() {
    return allOfThem(running(all())).size();
  }

  /** Returns the process id. */
  public long pid() {
    return first().number("pid");
  }

  /** Returns the process ids of all of them. */
  public List<Long> pids() {
    return allOfThem(each()).stream().map(process -> process.number("pid")).toList();
  }

  /** Returns the parent's process id. */
  public long ppid() {
    return first().number("ppid");
  }

  /** Returns the user whose rights it has, by name. */
  public String user() {
    return first().text("user");
  }

  /** Returns the users of all of them, each once. */
  public List<String> users() {
    return allOfThem(each()).stream().map(process -> process.text("user")).distinct().toList();
  }

  /** Returns the group whose rights it has, by name. */
  public String group() {
    return first().text("group");
  }

  /** Returns the command line: the arguments with a blank between them. */
  public String args() {
    return first().text("args");
  }

  /** Returns the name that the kernel knows it by, of at most 15 bytes. */
  public String comm() {
    return first().text("comm");
  }

  /** Returns the memory it holds, in bytes. */
  public long rss() {
    return first().number("rss");
  }

  /** Returns the address space it uses, in bytes. */
  public long vsz() {
    return first().number("vsz");
  }

  /** Returns ps's state letters, such as {@code Ss}. */
  public String stat() {
    return first().text("stat");
  }

  /** Returns how long it has been running. Unknown on hosts with busybox's ps. */
  public Duration elapsed() {
    return Duration.ofSeconds(seconds());
  }

  /** Returns how many seconds it has been running. Unknown on hosts with busybox's ps. */
  public long etimes() {
    return seconds();
  }

  /** Returns when it was started, to the second. Unknown on hosts with busybox's ps. */
  public Instant startedAt() {
    return fact(probe).evidence().askedAt().minusSeconds(seconds());
  }

  /** Returns how many files it has open, sockets and pipes included. */
  public long openFiles() {
    Data data = files();
    if (!data.has("files")) {
      throw Unknowns.part(
          facts(),
          fact(FILES.probe(Long.toString(pid()))),
          Cause.Reason.PERMISSION_DENIED,
          "the asking user may not see the open files of process " + pid());
    }
    return data.number("files");
  }

  /**
   * Returns the limits in force, by the kernel's names in small letters ({@code open_files}, {@code
   * core_file_size}), each a map of {@code soft} and {@code hard}: numbers, or {@code unlimited}.
   */
  public Map<String, Object> limits() {
    Data limits = files().get("limits");
    Map<String, Object> all = new TreeMap<>();
    limits.names().forEach(name -> all.put(name, limits.get(name).value()));
    return all;
  }

  private Data files() {
    return present(FILES.probe(Long.toString(pid())));
  }

  private long seconds() {
    return Long.parseLong(String.valueOf(told(first(), "etimes")));
  }

  /** Returns what any other keyword of ps(1) tells: a number where it is all digits, else text. */
  @Override
  public Object property(List<String> path) {
    String keyword = PsKeywords.told(path.get(0));
    if (path.size() != 1 || !propertyNames().contains(path.get(0))) {
      throw NoSuchWord.of("Process has no property", path.get(0), propertyNames());
    }
    if (!PsKeywords.isColumn(keyword)) {
      return told(first(), keyword);
    }
    want(COLUMN.probe(keyword));
    return column(first().number("pid"), keyword);
  }

  @Override
  public Set<String> propertyNames() {
    return PsKeywords.NAMES;
  }

  private Object told(Data process, String member) {
    if (!process.has(member)) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          Cause.Reason.TOOL_MISSING,
          "ps of this host does not tell '" + member + "'");
    }
    return Natural.of(process.text(member));
  }

  private Object column(long pid, String keyword) {
    Probe values = COLUMN.probe(keyword);
    for (String line : present(values).text().split("\n", -1)) {
      String[] part = line.strip().split("\\s+", 2);
      if (part[0].equals(Long.toString(pid))) {
        return Natural.of(part.length > 1 ? part[1].strip() : "");
      }
    }
    throw Unknowns.part(
        facts(),
        fact(values),
        Cause.Reason.OTHER,
        "process " + pid + " ended while the host was asked");
  }

  private Data first() {
    return each().get(0);
  }

  private List<Data> each() {
    List<Data> running = running(all());
    if (running.isEmpty()) {
      throw Missing.resource(this + " is not running");
    }
    return running;
  }

  private List<Data> all() {
    List<Data> named = find(probe).map(Data::list).orElse(List.of());
    List<Data> all =
        named.stream()
            .filter(
                process ->
                    user.map(wanted -> wanted.matches(process.text("user"))).orElse(true)
                        && args.map(wanted -> wanted.matches(process.text("args"))).orElse(true))
            .toList();
    if (running(all).isEmpty()) {
      allOfThem(named);
    }
    return all;
  }

  /** Returns the processes, and ends the attempt when there may be others that can't be seen. */
  private List<Data> allOfThem(List<Data> processes) {
    if (processes.stream().anyMatch(process -> process.has(ProcessTable.HIDDEN))) {
      throw Unknowns.part(
          facts(), fact(probe), Cause.Reason.PERMISSION_DENIED, ProcessTable.HIDDEN_MESSAGE);
    }
    return processes;
  }

  private static List<Data> running(List<Data> processes) {
    return processes.stream().filter(process -> !process.text("stat").startsWith("Z")).toList();
  }
}
