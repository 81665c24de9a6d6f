package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A port of TCP or UDP: {@code port(80)}, by its number from 1 to 65535.
 *
 * <p>Absent: no socket listens on it. Unknown: the sockets can't be listed; their processes, when
 * the asking user may not see them. Source: {@code ss -tulnp}, else {@code netstat -tulnp}, else
 * {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6}, which tell no processes.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Port extends Resource {
  static final HostKind KIND =
      HostKind.of("port", 1, ListeningSockets::read).quick().source("ss -tulnp");

  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "tcp6", "udp6");

  private final Probe probe;

  Port(Facts facts, String number) {
    super(facts, TargetType.HOST, "Port", number, KIND.probe(number));
    this.probe = KIND.probe(number);
  }

  /** Names the port by its number. */
  @Word
  public static Port port(Spec spec, Object number) {
    String text = Wanted.text(number);
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535, not '" + text + "'");
    }
    return new Port(spec.facts(TargetType.HOST), Integer.toString(Integer.parseInt(text)));
  }

  /** Tells whether a socket listens on the port, by whatever protocol and on whatever address. */
  public Listening isListening() {
    return new Listening(Optional.empty(), Optional.empty());
  }

  /** Returns the local addresses, each once: {@code 0.0.0.0}, {@code ::}, {@code 127.0.0.1}. */
  @Form(value = Forms.ADDRESS, words = Forms.ADDRESS_WORDS)
  public List<String> addresses() {
    return sockets().stream().map(socket -> socket.text("address")).distinct().toList();
  }

  /** Returns the protocols, each once: {@code tcp}, {@code tcp6}, {@code udp}, {@code udp6}. */
  @Form(value = "(tcp|udp)6?", words = "tcp, tcp6, udp or udp6")
  public List<String> protocols() {
    return sockets().stream().map(Port::protocol).distinct().toList();
  }

  /** Returns the names of the processes that listen, each once. */
  public List<String> processes() {
    return owners().stream().map(process -> process.text("name")).distinct().toList();
  }

  /** Returns the ids of the processes that listen, each once. */
  public List<Long> pids() {
    return owners().stream().map(process -> process.number("pid")).distinct().sorted().toList();
  }

  private List<Data> sockets() {
    return find(probe)
        .orElseThrow(() -> Missing.resource("nothing listens on " + this))
        .list("sockets");
  }

  private List<Data> owners() {
    List<Data> sockets = sockets();
    boolean untold = sockets.stream().anyMatch(socket -> socket.list("processes").isEmpty());
    if (untold) {
      throw Unknowns.part(
          facts(),
          fact(probe),
          Cause.Reason.PERMISSION_DENIED,
          "the asking user, or the tool of this host, does not see whose the sockets of "
              + this
              + " are");
    }
    return sockets.stream().flatMap(socket -> socket.list("processes").stream()).toList();
  }

  private static String protocol(Data socket) {
    return socket.text("transport") + (socket.flag("ipv6") ? "6" : "");
  }

  /** {@code be_listening} and its chain words. One and the same socket must meet all of them. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public final class Listening extends Refinable {
    private final Optional<String> protocol;
    private final Optional<String> address;

    private Listening(Optional<String> protocol, Optional<String> address) {
      this.protocol = protocol;
      this.address = address;
    }

    /**
     * Asks for the protocol: {@code tcp} or {@code udp}, over IPv4 unless {@link #on} says another
     * address (an IPv6 socket that takes IPv4 as well counts), {@code tcp6} or {@code udp6} over
     * IPv6.
     */
    public Listening with(Object name) {
      String text = Wanted.text(name);
      if (!PROTOCOLS.contains(text)) {
        throw NoSuchWord.of("be_listening.with knows no protocol", text, PROTOCOLS);
      }
      return new Listening(Optional.of(text), address);
    }

    /**
     * Asks for the local address, in any spelling. {@code 0.0.0.0} and {@code ::} are all addresses
     * of a family, and no socket on them is one on a certain address.
     */
    public Listening on(Object newAddress) {
      String text = Wanted.text(newAddress);
      return new Listening(
          protocol, Optional.of(Address.of(text.equals("*") ? "::" : text).text()));
    }

    @Override
    public Finding judge() {
      List<Data> sockets = find(probe).map(data -> data.list("sockets")).orElse(List.of());
      List<String> answers = sockets.stream().map(this::meets).toList();
      String found =
          sockets.isEmpty()
              ? "nothing listens on it"
              : "listening on "
                  + String.join(
                      ", ",
                      sockets.stream()
                          .map(socket -> socket.text("address") + " (" + protocol(socket) + ")")
                          .toList());
      if (!answers.contains("yes") && answers.contains("unknown")) {
        throw Unknowns.part(
            facts(),
            fact(probe),
            Cause.Reason.TOOL_MISSING,
            "this host's tool does not tell whether a socket on all IPv6 addresses takes IPv4 too");
      }
      return Finding.of(answers.contains("yes"), found);
    }

    /** Returns yes, no or unknown. */
    private String meets(Data socket) {
      Address actual = Address.of(socket.text("address"));
      boolean wantsIpv4 =
          address
              .map(text -> text.contains("."))
              .orElse(protocol.map(name -> !name.endsWith("6")).orElse(false));
      boolean transport =
          protocol.map(name -> name.startsWith(socket.text("transport"))).orElse(true)
              && protocol.map(name -> !name.endsWith("6") || socket.flag("ipv6")).orElse(true);
      boolean place =
          address
              .map(
                  text ->
                      text.equals(actual.text())
                          || text.equals(actual.unmapped().text())
                          || (text.equals("0.0.0.0") && actual.isWildcard()))
              .orElse(true);
      return !transport || !place ? "no" : wantsIpv4 ? socket.text("ipv4") : "yes";
    }
  }
}
