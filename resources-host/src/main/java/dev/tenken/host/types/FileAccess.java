package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * {@code be_readable}, {@code be_writable}, {@code be_executable} and their chain words. Without
 * one, the mode must grant it to the owner, the group or others.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FileAccess extends Refinable {
  private static final List<String> CLASSES = List.of("owner", "group", "others");

  private final FileResource file;
  private final String letter;
  private final String word;
  private final int bits;
  private final Optional<String> user;

  FileAccess(FileResource file, String letter, String word, int bits) {
    this(file, letter, word, bits, Optional.empty());
  }

  private FileAccess(
      FileResource file, String letter, String word, int bits, Optional<String> user) {
    this.file = file;
    this.letter = letter;
    this.word = word;
    this.bits = bits;
    this.user = user;
  }

  /** Asks that the mode grants it to the {@code owner}, the {@code group} or {@code others}. */
  public FileAccess by(Object who) {
    int mask =
        switch (Wanted.text(who)) {
          case "owner" -> 0700;
          case "group" -> 0070;
          case "others" -> 0007;
          default -> throw NoSuchWord.of("by knows no class", Wanted.text(who), CLASSES);
        };
    return new FileAccess(file, letter, word, bits & mask, user);
  }

  /**
   * Asks that this user really has access, folders on the way, access lists and read-only file
   * systems included: {@code test} is run as the user. Unknown unless the asking user is root or
   * that user, and where there is no such user.
   */
  public FileAccess byUser(Object name) {
    String text = Wanted.text(name);
    file.wantAccess(letter, text);
    return new FileAccess(file, letter, word, bits, Optional.of(text));
  }

  @Override
  public Finding judge() {
    Data data = file.target();
    if (user.isPresent()) {
      boolean holds = file.hasAccess(letter, user.get());
      return Finding.of(holds, (holds ? word : "not " + word) + " by " + user.get());
    }
    String mode = data.text("mode");
    return Finding.of(
        (Integer.parseInt(mode, 8) & bits) != 0,
        "mode " + mode + ", owner " + data.text("owner") + ", group " + data.text("group"));
  }
}
