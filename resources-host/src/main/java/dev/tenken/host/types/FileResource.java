package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import java.util.Optional;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/** What can be asked of all that is a file. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract sealed class FileResource extends Resource permits HostFile, ParsedFile {
  private final Probe probe;
  private final Probe content;
  private final String path;

  FileResource(Facts facts, String type, String path, Probe content) {
    super(facts, TargetType.HOST, type, path, FileFacts.KIND.probe(path));
    this.probe = FileFacts.KIND.probe(path);
    this.content = content;
    this.path = path;
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
    String actual = target().text("mode");
    return Finding.of(
        Integer.parseInt(actual, 8) == Integer.parseInt(mode.toString(), 8), "mode " + actual);
  }

  /** Tells whether the owner is this user, by name or id. */
  public Finding isOwnedBy(Object user) {
    String wanted = ExactName.blanksInside("be_owned_by", user);
    return owner(target(), "owner", "uid", wanted);
  }

  /** Tells whether the group is this one, by name or id. */
  public Finding isGroupedInto(Object group) {
    String wanted = ExactName.blanksInside("be_grouped_into", group);
    return owner(target(), "group", "gid", wanted);
  }

  private static Finding owner(Data data, String name, String id, String wanted) {
    return Finding.of(
        wanted.equals(data.text(name)) || wanted.equals(data.text(id)),
        name + " " + data.text(name));
  }

  /** Tells whether someone may read it by its mode, or a certain user really. */
  public FileAccess isReadable() {
    return new FileAccess(this, "r", "readable", 0444);
  }

  /** Tells whether someone may write it by its mode, or a certain user really. */
  public FileAccess isWritable() {
    return new FileAccess(this, "w", "writable", 0222);
  }

  /** Tells whether someone may execute it by its mode, or a certain user really. */
  public FileAccess isExecutable() {
    return new FileAccess(this, "x", "executable", 0111);
  }

  /**
   * Tells whether it has the immutable attribute, so that not even root can change it. Unknown
   * where {@code lsattr} is missing or the attributes may not be read.
   */
  public Finding isImmutable() {
    want(FileFacts.FLAGS.probe(path));
    target();
    String flags = present(FileFacts.FLAGS.probe(path)).text();
    return Finding.of(
        flags.contains("i"),
        flags.isEmpty() ? "its file system has no attributes" : "attributes " + flags);
  }

  /** Tells whether a file system is mounted on exactly this path. */
  public Mounted isMounted() {
    Probe mount = MountTable.at(path);
    want(mount);
    return new Mounted(() -> find(mount));
  }

  /**
   * Tells whether the content has this text, or this regular expression, in one of its lines; or
   * these texts as lines that follow one another.
   */
  public FileContaining contains(Object wanted) {
    want(content);
    return new FileContaining(this::text, wanted);
  }

  /** Returns the content: its bytes read as UTF-8, line ends kept. */
  final String text() {
    return present(content).text();
  }

  final void wantAccess(String letter, String user) {
    want(FileFacts.ACCESS.probe(letter, user, path));
  }

  /**
   * Tells whether this user really may read, write or execute it: {@code r}, {@code w}, {@code x}.
   */
  final boolean hasAccess(String letter, String user) {
    return present(FileFacts.ACCESS.probe(letter, user, path)).text().equals("yes");
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
  final Data target() {
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
    if (!FileFacts.DANGLING.contains(why)) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          why.equals("Permission denied") ? Cause.Reason.PERMISSION_DENIED : Cause.Reason.OTHER,
          "what " + path + " links to can't be looked at: " + why);
    }
  }
}
