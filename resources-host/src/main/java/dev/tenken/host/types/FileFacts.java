package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is asked of files. */
final class FileFacts {
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

  static final Set<String> DANGLING =
      Set.of(
          "No such file or directory",
          "Not a directory",
          "Too many levels of symbolic links",
          "Symbolic link loop",
          "File name too long");

  private FileFacts() {}

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
}
