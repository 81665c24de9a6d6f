package dev.tenken.host.batch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * As whom the batch runs.
 *
 * @param user the user that sudo changes to; empty to stay who logged in
 * @param password what sudo is told if it asks
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Become(Optional<String> user, Optional<String> password) {
  /** Stays who logged in. */
  public static final Become NOBODY = new Become(Optional.empty(), Optional.empty());

  /**
   * Returns the command that starts the shell. It is the same in every login shell: words without
   * anything special, and single quotes.
   *
   * <p>The shell says the mark when it is there, then reads the script to the line that begins with
   * the mark before it looks at it. (Fed to {@code sh -s}, bash would read it byte by byte.)
   *
   * @param inside the words that start it inside something, after sudo
   */
  String command(Marks marks, List<String> inside) {
    String mark = marks.frames();
    String shell =
        inside.stream()
                .map(word -> ShellWords.quoteIfNeeded(word) + " ")
                .collect(Collectors.joining())
            + "sh -c 'echo; echo "
            + mark
            + "; eval \"$(sed -n -e /^"
            + mark
            + "/q -e p)\"'";
    return "exec "
        + user.map(
                name ->
                    "sudo "
                        + (password.isPresent() ? "-S -p " + marks.prompt() : "-n")
                        + " -u "
                        + name
                        + " -- ")
            .orElse("")
        + shell;
  }
}
