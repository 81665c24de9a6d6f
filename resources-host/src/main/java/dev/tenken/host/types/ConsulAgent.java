package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.Undetermined;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent of Consul, asked by its HTTP API for what it lists below a path. */
record ConsulAgent(Facts facts, Probe probe) {
  private static final String LOCAL = "http://127.0.0.1:8500";

  /**
   * Returns the agent that the options {@code url} and {@code token} mean.
   *
   * @param path what is asked for, such as {@code kv}
   * @param name the rest of the path, as its author writes it; a slash stays one
   */
  static ConsulAgent of(Facts facts, Options options, String path, String name) {
    if (Arrays.stream(name.split("/", -1)).anyMatch(part -> part.matches("\\.\\.?"))) {
      throw new IllegalArgumentException(
          "'" + name + "' can't be asked for by HTTP, which reads . and .. in a path otherwise");
    }
    HttpQuestion question =
        HttpQuestion.get(
            options.text("url").orElse(LOCAL).replaceFirst("/+$", "")
                + "/v1/"
                + path
                + "/"
                + encoded(name));
    Optional<String> token = options.text("token");
    return new ConsulAgent(
        facts,
        token
            .map(given -> question.fromThere("X-Consul-Token", checked(given)))
            .orElseGet(question::fromThere));
  }

  /**
   * Returns what it lists, nothing where it knows of no such thing.
   *
   * @param statuses those of an answer that lists
   */
  List<Data> list(Integer... statuses) {
    Data answer = answer();
    int status = (int) answer.number("status");
    String body = answer.text("body").strip();
    if (status == 401 || status == 403) {
      throw unknown(Cause.Reason.PERMISSION_DENIED, "Consul answers with " + said(status, body));
    }
    // Any other server, and Consul for a path that it does not know, has words for it.
    if (status == 404 && List.of("", "[]", "null").contains(body)) {
      return List.of();
    }
    if (!List.of(statuses).contains(status)) {
      throw unknown(Cause.Reason.OTHER, "Consul answers with " + said(status, body));
    }
    return objects(status, body);
  }

  /** Returns that a part of what it lists can't be told. */
  Undetermined unknown(Cause.Reason reason, String message) {
    return Unknowns.part(facts, facts.ask(probe), reason, message);
  }

  private Data answer() {
    Fact<Data> fact = facts.ask(probe);
    if (fact instanceof Fact.Present<Data> present) {
      return present.value();
    }
    if (fact instanceof Fact.Unknown<Data> unknown) {
      throw facts.undetermined(unknown);
    }
    // Whether it has the thing is not known, unlike with a server that is asked for itself.
    throw unknown(Cause.Reason.OTHER, "Consul does not answer: " + fact.evidence().raw());
  }

  private List<Data> objects(int status, String body) {
    try {
      if (PlainValue.of(ConfigFormat.JSON.parse(body)) instanceof List<?> list
          && !list.isEmpty()
          && list.stream().allMatch(Map.class::isInstance)) {
        return Data.of(list).list();
      }
    } catch (BrokenConfig | PlainValue.NullValue e) {
      // Said below.
    }
    throw unknown(Cause.Reason.OTHER, "this is no answer of Consul: " + said(status, body));
  }

  private static String said(int status, String body) {
    String line = body.lines().findFirst().orElse("");
    return "status "
        + status
        + (line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), 200)));
  }

  private static String checked(String token) {
    if (!token.matches("[A-Za-z0-9._~+/=-]+")) {
      throw new IllegalArgumentException("token: takes the secret id of a token");
    }
    return token;
  }

  private static String encoded(String name) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (each & 0xff);
      if (letter < 0x80 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0)) {
        encoded.append(letter);
      } else {
        encoded.append("%%%02X".formatted((int) letter));
      }
    }
    return encoded.toString();
  }
}
