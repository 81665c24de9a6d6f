package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * A file of any sort: {@code file('/etc/nginx/nginx.conf')}, by its path.
 *
 * <p>Symbolic links are followed: all but {@code be_symlink}, {@code be_linked_to} and {@code
 * link_target} is about what the path leads to, since a link's own mode says nothing. Absent: there
 * is no such path, or a link leads to nothing. Unknown: a folder on the way may not be searched;
 * the content, when the file may not be read or is larger than the limit. Source: {@code stat},
 * {@code cat}, {@code md5sum}, {@code sha256sum}, {@code lsattr}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostFile extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("file", 1, (probe, answer) -> stat(answer)).using("paths").source("stat");

  /**
   * Asks for the content of a path: absent when there is no file, unknown when it can't be read.
   */
  static final HostKind CONTENT =
      HostKind.ofAnswers("file.content", 1, (probe, answer) -> Data.of(answer.text("content")))
          .using("paths")
          .withContent()
          .source("cat");

  static final HostKind DIGEST =
      HostKind.ofAnswers("file.digest", 2, (probe, answer) -> Data.of(answer.text("digest")))
          .using("paths")
          .source("md5sum, sha256sum");

  static final HostKind FLAGS =
      HostKind.ofAnswers("file.flags", 1, (probe, answer) -> Data.of(answer.text("flags")))
          .using("paths")
          .source("lsattr -d");

  static final HostKind LABEL =
      HostKind.ofAnswers("file.label", 1, (probe, answer) -> Data.of(answer.text("label")))
          .using("paths")
          .source("stat");

  static final HostKind ACCESS =
      HostKind.ofAnswers("file.access", 3, (probe, answer) -> Data.of(answer.text("access")))
          .using("paths")
          .source("test, run as the user");

  /** The file's type in the upper bits of its mode. */
  private static final Map<Integer, String> TYPES =
      Map.of(
          0xC000, "socket",
          0xA000, "symlink",
          0x8000, "file",
          0x6000, "block device",
          0x4000, "directory",
          0x2000, "character device",
          0x1000, "pipe");

  private static final Set<String> DANGLING =
      Set.of(
          "No such file or directory",
          "Not a directory",
          "Too many levels of symbolic links",
          "Symbolic link loop",
          "File name too long");

  private static final List<String> OPTIONS = List.of("sensitive");

  private final Probe probe;
  private final Probe content;
  private final String path;

  HostFile(Facts facts, String path) {
    this(facts, path, CONTENT.probe(path));
  }

  private HostFile(Facts facts, String path, Probe content) {
    super(facts, TargetType.HOST, "File", path, KIND.probe(path));
    this.probe = KIND.probe(path);
    this.content = content;
    this.path = path;
  }

  /** Names the file by its path. */
  @Word
  public static HostFile file(Spec spec, Object path) {
    return file(spec, Map.of(), path);
  }

  /**
   * Names the file by its path.
   *
   * @param options {@code sensitive}: whether its content is a secret, masked in every output
   */
  @Word
  public static HostFile file(Spec spec, Map<String, Object> options, Object path) {
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw NoSuchWord.of("file has no option", option, OPTIONS);
      }
    }
    String text = Wanted.text(path);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("file needs a path, not an empty text");
    }
    Probe content = CONTENT.probe(text);
    return new HostFile(
        spec.facts(TargetType.HOST),
        text,
        Boolean.TRUE.equals(options.get("sensitive")) ? HostKind.sensitive(content) : content);
  }

  /** Tells whether the path leads to something. */
  public Finding exists() {
    return is(data -> true);
  }

  /** Tells whether it is a regular file. */
  public Finding isFile() {
    return is("file");
  }

  /** Tells whether it is a directory. */
  public Finding isDirectory() {
    return is("directory");
  }

  /** Tells whether it is a block device. */
  public Finding isBlockDevice() {
    return is("block device");
  }

  /** Tells whether it is a character device. */
  public Finding isCharacterDevice() {
    return is("character device");
  }

  /** Tells whether it is a named pipe. */
  public Finding isPipe() {
    return is("pipe");
  }

  /** Tells whether it is a socket. */
  public Finding isSocket() {
    return is("socket");
  }

  /** Tells whether the path itself is a symbolic link, wherever that leads. */
  public Finding isSymlink() {
    Optional<Data> data = find(probe);
    return data.isEmpty()
        ? Finding.no("no such file")
        : Finding.of(
            data.get().has("link"),
            data.get()
                .find("link")
                .map(link -> "a symbolic link to " + link.text())
                .orElseGet(() -> "a " + data.get().text("type")));
  }

  /** Tells whether the symbolic link has this text as its target, or the regular expression. */
  public Finding isLinkedTo(Object target) {
    Data data = present(probe);
    return data.has("link")
        ? Finding.of(Wanted.of(target).matches(data.text("link")), "a link to " + data.text("link"))
        : Finding.no("no symbolic link but a " + data.text("type"));
  }

  /**
   * Tells whether the mode is this one: {@code '644'}, {@code '0644'}, {@code '4755'}. A computed
   * number is refused: whether it was meant as octal can't be told.
   */
  public Finding isMode(Object mode) {
    if (!(mode instanceof CharSequence) || !mode.toString().matches("0?[0-7]{3,4}")) {
      throw new IllegalArgumentException(
          "a mode is written as three or four octal digits, such as '0644', not as " + mode);
    }
    String actual = mode();
    return Finding.of(
        Integer.parseInt(actual, 8) == Integer.parseInt(mode.toString(), 8), "mode " + actual);
  }

  /** Tells whether the owner is this user, by name or id. */
  public Finding isOwnedBy(Object user) {
    Data data = target();
    return owner(data, "owner", "uid", user);
  }

  /** Tells whether the group is this one, by name or id. */
  public Finding isGroupedInto(Object group) {
    Data data = target();
    return owner(data, "group", "gid", group);
  }

  private static Finding owner(Data data, String name, String id, Object wanted) {
    String text = Wanted.text(wanted);
    return Finding.of(
        text.equals(data.text(name)) || text.equals(data.text(id)), name + " " + data.text(name));
  }

  /** Tells whether someone may read it by its mode; see {@link Access}. */
  public Access isReadable() {
    return new Access("r", "readable", 0444, Optional.empty());
  }

  /** Tells whether someone may write it by its mode; see {@link Access}. */
  public Access isWritable() {
    return new Access("w", "writable", 0222, Optional.empty());
  }

  /** Tells whether someone may execute it by its mode; see {@link Access}. */
  public Access isExecutable() {
    return new Access("x", "executable", 0111, Optional.empty());
  }

  /**
   * Tells whether it has the immutable attribute, so that not even root can change it. Unknown
   * where {@code lsattr} is missing or the attributes may not be read.
   */
  public Finding isImmutable() {
    want(FLAGS.probe(path));
    target();
    String flags = present(FLAGS.probe(path)).text();
    return Finding.of(
        flags.contains("i"),
        flags.isEmpty() ? "its file system has no attributes" : "attributes " + flags);
  }

  /** Tells whether a file system is mounted on exactly this path. */
  public Mounted isMounted() {
    Probe mount = MountTable.KIND.probe(path);
    want(mount);
    return new Mounted(() -> find(mount));
  }

  /**
   * Tells whether the content has this text, or this regular expression, in one of its lines; or
   * these texts as lines that follow one another.
   */
  public Containing contains(Object wanted) {
    want(content);
    return new Containing(wanted, Optional.empty(), Optional.empty());
  }

  /** Returns the content: its bytes read as UTF-8, line ends kept. */
  public String content() {
    return present(content).text();
  }

  /** Returns the content read as JSON. Content that is no JSON fails the check, negated or not. */
  public Object contentAsJson() {
    return parsed(ConfigFormat.JSON);
  }

  /** Returns the content read as YAML. Content that is no YAML fails the check, negated or not. */
  public Object contentAsYaml() {
    return parsed(ConfigFormat.YAML);
  }

  private Object parsed(ConfigFormat format) {
    try {
      return format.parse(content());
    } catch (BrokenConfig e) {
      throw Missing.resource(
          this + " is no " + format.name() + ": " + Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  /** Returns the MD5 check sum in hexadecimal. */
  public String md5sum() {
    return present(DIGEST.probe("md5", path)).text();
  }

  /** Returns the SHA-256 check sum in hexadecimal. */
  public String sha256sum() {
    return present(DIGEST.probe("sha256", path)).text();
  }

  /** Returns the size in bytes. */
  public long size() {
    return target().number("size");
  }

  /** Returns the mode, four octal digits: {@code 0644}. */
  public String mode() {
    return target().text("mode");
  }

  /** Returns the owner's name, or id where the host has no name for it. */
  public String owner() {
    return target().text("owner");
  }

  /** Returns the group's name, or id where the host has no name for it. */
  public String group() {
    return target().text("group");
  }

  /** Returns the owner's id. */
  public long uid() {
    return target().number("uid");
  }

  /** Returns the group's id. */
  public long gid() {
    return target().number("gid");
  }

  /** Returns when it was last modified, to the second. */
  public Instant mtime() {
    return Instant.ofEpochSecond(target().number("mtime"));
  }

  /** Returns the sort: {@code file}, {@code directory}, {@code socket}, {@code pipe}, …. */
  public String type() {
    return target().text("type");
  }

  /** Returns the number of hard links. */
  public long links() {
    return target().number("links");
  }

  /** Returns the inode. */
  public long inode() {
    return target().number("inode");
  }

  /** Returns the text of the symbolic link, as it is written. */
  public String linkTarget() {
    return present(probe)
        .find("link")
        .map(Data::text)
        .orElseThrow(() -> Missing.value(this + " is no symbolic link"));
  }

  /** Returns the SELinux label. */
  public String selinuxLabel() {
    want(LABEL.probe(path));
    target();
    String label = present(LABEL.probe(path)).text();
    if (label.isEmpty()) {
      throw Missing.value(this + " has no SELinux label");
    }
    return label;
  }

  private Finding is(String type) {
    return is(data -> data.text("type").equals(type));
  }

  private Finding is(Predicate<Data> condition) {
    Optional<Data> data = find(probe);
    if (data.isEmpty()) {
      return Finding.no("no such file");
    }
    if (data.get().has("broken")) {
      reach(data.get());
      return Finding.no("a symbolic link to " + data.get().text("link") + ", which leads nowhere");
    }
    return Finding.of(condition.test(data.get()), "a " + data.get().text("type"));
  }

  /** Returns what the path leads to. */
  private Data target() {
    Data data = present(probe);
    if (data.has("broken")) {
      reach(data);
      throw Missing.resource(
          this + " is a symbolic link to " + data.text("link") + ", which leads nowhere");
    }
    return data;
  }

  /** Ends the attempt when it can't be told whether a link leads to something. */
  private void reach(Data data) {
    String why = data.text("broken");
    if (!DANGLING.contains(why)) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          why.equals("Permission denied") ? Cause.Reason.PERMISSION_DENIED : Cause.Reason.OTHER,
          "what " + path + " links to can't be looked at: " + why);
    }
  }

  private static Data stat(Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    answer.find("link").ifPresent(link -> data.put("link", link));
    if (answer.has("broken")) {
      data.put("broken", answer.text("broken"));
      return Data.of(data);
    }
    String[] part = answer.text("raw").strip().split("\t", -1);
    int mode = Integer.parseInt(part[0], 16);
    data.put("type", TYPES.getOrDefault(mode & 0xF000, "file of an unknown sort"));
    data.put("mode", String.format("%04o", mode & 07777));
    data.put("uid", Long.valueOf(part[1]));
    data.put("owner", part[2].equals("UNKNOWN") ? part[1] : part[2]);
    data.put("gid", Long.valueOf(part[3]));
    data.put("group", part[4].equals("UNKNOWN") ? part[3] : part[4]);
    data.put("size", Long.valueOf(part[5]));
    data.put("mtime", Long.valueOf(part[6]));
    data.put("links", Long.valueOf(part[7]));
    data.put("inode", Long.valueOf(part[8]));
    return Data.of(data);
  }

  /**
   * {@code be_readable}, {@code be_writable}, {@code be_executable} and their chain words. Without
   * one, the mode must grant it to the owner, the group or others.
   */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Access extends Refinable {
    private static final List<String> CLASSES = List.of("owner", "group", "others");

    private final String letter;
    private final String word;
    private final int bits;
    private final Optional<String> user;

    private Access(String letter, String word, int bits, Optional<String> user) {
      this.letter = letter;
      this.word = word;
      this.bits = bits;
      this.user = user;
    }

    /** Asks that the mode grants it to the {@code owner}, the {@code group} or {@code others}. */
    public Access by(Object who) {
      int mask =
          switch (Wanted.text(who)) {
            case "owner" -> 0700;
            case "group" -> 0070;
            case "others" -> 0007;
            default -> throw NoSuchWord.of("by knows no class", Wanted.text(who), CLASSES);
          };
      return new Access(letter, word, bits & mask, user);
    }

    /**
     * Asks that this user really has access, folders on the way, access lists and read-only file
     * systems included: {@code test} is run as the user. Unknown unless the asking user is root or
     * that user, and where there is no such user.
     */
    public Access byUser(Object name) {
      String text = Wanted.text(name);
      want(ACCESS.probe(letter, text, path));
      return new Access(letter, word, bits, Optional.of(text));
    }

    @Override
    public Finding judge() {
      Data data = target();
      if (user.isPresent()) {
        boolean holds = present(ACCESS.probe(letter, user.get(), path)).text().equals("yes");
        return Finding.of(holds, (holds ? word : "not " + word) + " by " + user.get());
      }
      String mode = data.text("mode");
      return Finding.of(
          (Integer.parseInt(mode, 8) & bits) != 0,
          "mode " + mode + ", owner " + data.text("owner") + ", group " + data.text("group"));
    }
  }

  /** {@code contain} and its chain words, which narrow the lines that are searched. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Containing extends Refinable {
    private final Object wanted;
    private final Optional<Wanted> start;
    private final Optional<Wanted> end;

    private Containing(Object wanted, Optional<Wanted> start, Optional<Wanted> end) {
      this.wanted = wanted;
      this.start = start;
      this.end = end;
    }

    /** Searches from the first line that has this text or regular expression, included. */
    public Containing from(Object line) {
      return new Containing(wanted, Optional.of(Wanted.of(line)), end);
    }

    /** Searches up to the next line that has this text or regular expression, included. */
    public Containing to(Object line) {
      return new Containing(wanted, start, Optional.of(Wanted.of(line)));
    }

    /** The same as {@link #from}: searches from that line on. */
    public Containing after(Object line) {
      return from(line);
    }

    /** The same as {@link #to}: searches up to that line. */
    public Containing before(Object line) {
      return to(line);
    }

    @Override
    public Finding judge() {
      List<String> lines = content().lines().toList();
      int from = start.isPresent() ? index(lines, 0, start.get()) : 0;
      if (from < 0) {
        return Finding.no("no line has " + start.orElseThrow());
      }
      int last = lines.size() - 1;
      if (end.isPresent()) {
        int found = index(lines, start.isPresent() ? from + 1 : from, end.get());
        last = found < 0 ? last : found;
      }
      List<String> searched = lines.subList(from, last + 1);
      boolean narrowed = searched.size() < lines.size();
      String where =
          narrowed ? "lines " + (from + 1) + " to " + (last + 1) : lines.size() + " lines";
      return wanted instanceof Iterable<?> block
          ? block(searched, block, from, where)
          : line(searched, from, where);
    }

    private Finding line(List<String> searched, int from, String where) {
      Wanted text = Wanted.of(wanted);
      int at = index(searched, 0, text);
      if (at >= 0) {
        return Finding.yes("line " + (from + at + 1) + ": " + searched.get(at));
      }
      // Something over several lines is searched in all of them.
      boolean across = has(String.join("\n", searched), text) && !searched.isEmpty();
      return across ? Finding.yes("found in " + where) : Finding.no("not found in " + where);
    }

    private Finding block(List<String> searched, Iterable<?> block, int from, String where) {
      List<String> wantedLines = new ArrayList<>();
      block.forEach(line -> wantedLines.add(Wanted.text(line)));
      int at = Collections.indexOfSubList(searched, wantedLines);
      return at < 0 || wantedLines.isEmpty()
          ? Finding.no("no such lines in " + where)
          : Finding.yes("lines " + (from + at + 1) + " to " + (from + at + wantedLines.size()));
    }

    private static int index(List<String> lines, int from, Wanted wanted) {
      for (int i = from; i < lines.size(); i++) {
        if (has(lines.get(i), wanted)) {
          return i;
        }
      }
      return -1;
    }

    private static boolean has(String text, Wanted wanted) {
      return wanted.isPattern() ? wanted.matches(text) : text.contains(Wanted.text(wanted.value()));
    }
  }
}
