package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
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
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What sshd does by its configuration, included files and defaults counted: {@code
 * sshd_config.its('PermitRootLogin')}. What a file says, used or not, is asked by {@code
 * config_file}.
 *
 * <p>Keywords in any case of letters. Plain digits are numbers; a keyword that holds several times
 * has the list of its values. {@code Match} counts for the connection that the options describe.
 * Unknown: sshd is not on the host; the asking user may not read what sshd reads, such as its host
 * keys.
 *
 * <p>Source: {@code sshd -T}, with {@code -C} where options are given.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SshdConfig extends Resource implements OpenProperties {
  static final HostKind KIND =
      HostKind.ofAnswers("sshd-config", 2, (probe, answer) -> read(answer)).source("sshd -T");

  /** Keywords that {@code sshd -T} leaves out: not set, not compiled in, too new or gone. */
  private static final List<String> UNSET =
      List.of(
          "AcceptEnv",
          "AllowGroups",
          "AllowUsers",
          "AuthorizedPrincipalsCommand",
          "AuthorizedPrincipalsCommandUser",
          "CASignatureAlgorithms",
          "ChallengeResponseAuthentication",
          "ChannelTimeout",
          "DebianBanner",
          "DenyGroups",
          "DenyUsers",
          "DisableForwarding",
          "DSAAuthentication",
          "ExposeAuthInfo",
          "FingerprintHash",
          "GSSAPIAuthentication",
          "GSSAPICleanupCredentials",
          "GSSAPIEnablek5users",
          "GSSAPIIndicators",
          "GSSAPIKexAlgorithms",
          "GSSAPIKeyExchange",
          "GSSAPIStoreCredentialsOnRekey",
          "GSSAPIStrictAcceptorCheck",
          "HostbasedAcceptedAlgorithms",
          "HostbasedAcceptedKeyTypes",
          "HostCertificate",
          "HostKeyAgent",
          "Include",
          "IPQoS",
          "KbdInteractiveAuthentication",
          "KerberosAuthentication",
          "KerberosGetAFSToken",
          "KerberosOrLocalPasswd",
          "KerberosTicketCleanup",
          "KerberosUniqueCCache",
          "KerberosUseKuserok",
          "KeyRegenerationInterval",
          "LogVerbose",
          "Match",
          "ModuliFile",
          "PAMServiceName",
          "PermitListen",
          "PermitUserRC",
          "PerSourceMaxStartups",
          "PerSourceNetBlockSize",
          "PerSourcePenalties",
          "PerSourcePenaltyExemptList",
          "Protocol",
          "PubkeyAcceptedAlgorithms",
          "PubkeyAcceptedKeyTypes",
          "PubkeyAuthOptions",
          "RDomain",
          "RefuseConnection",
          "RequiredRSASize",
          "RhostsRSAAuthentication",
          "RSAAuthentication",
          "SecurityKeyProvider",
          "ServerKeyBits",
          "SetEnv",
          "SkeyAuthentication",
          "SshdAuthPath",
          "SshdSessionPath",
          "StreamLocalBindMask",
          "StreamLocalBindUnlink",
          "Subsystem",
          "UnusedConnectionTimeout",
          "UseLogin",
          "UsePAM",
          "UsePrivilegeSeparation");

  private final Probe probe;

  SshdConfig(Facts facts, String name, Probe probe) {
    super(facts, TargetType.HOST, "sshd configuration", name, probe);
    this.probe = probe;
  }

  /** Names the configuration of sshd. */
  @Word
  public static SshdConfig sshd_config(Spec spec) {
    return sshd_config(spec, Map.of());
  }

  /**
   * Names a configuration of sshd.
   *
   * @param options {@code user}, {@code host}, {@code addr}, {@code laddr}, {@code lport}: who
   *     connects, from which host and address, to which address and port; {@code file}: a
   *     configuration that sshd does not use yet
   */
  @Word
  public static SshdConfig sshd_config(Spec spec, Map<String, Object> options) {
    Options given =
        Options.of("sshd_config", options, "file", "user", "host", "addr", "laddr", "lport");
    List<String> conditions = new ArrayList<>();
    for (String name : options.keySet()) {
      String value = given.text(name).orElse("");
      if (name.equals("file")) {
        continue;
      }
      if (value.isEmpty() || value.matches("(?s).*[,=\\s].*")) {
        throw new IllegalArgumentException("sshd takes no such " + name + ": '" + value + "'");
      }
      conditions.add(name + "=" + value);
    }
    String file = given.text("file").orElse("");
    String connection = String.join(",", conditions.stream().sorted().toList());
    return new SshdConfig(
        spec.facts(TargetType.HOST),
        String.join(" ", Stream.of(file, connection).filter(part -> !part.isEmpty()).toList()),
        KIND.probe(connection, file));
  }

  /** Tells whether sshd accepts its configuration. */
  public Finding isValid() {
    Data data = present(probe);
    return data.has("problem") ? Finding.no(data.text("problem")) : Finding.yes("it is accepted");
  }

  /** Tells whether sshd knows this keyword. */
  public Finding hasKey(String keyword) {
    return tree().key(this, keyword);
  }

  @Override
  public Object property(List<String> path) {
    try {
      return tree().value(this, path);
    } catch (Missing missing) {
      if (!missing.isWhole() && path.size() == 1) {
        refuseSlip(path.get(0));
      }
      throw missing;
    }
  }

  /** Refuses what is nearly a keyword: as one that is not set it would pass negated. */
  private void refuseSlip(String keyword) {
    if (UNSET.stream().noneMatch(keyword::equalsIgnoreCase)) {
      Set<String> known = new TreeSet<>(UNSET);
      known.addAll(present(probe).get("settings").names());
      if (Names.nearest(keyword, known).isPresent()) {
        throw NoSuchWord.of("sshd has no keyword", keyword, known);
      }
    }
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }

  private ConfigTree tree() {
    Data data = present(probe);
    if (data.has("problem")) {
      throw Missing.resource(this + " is not valid: " + data.text("problem"));
    }
    return new ConfigTree(data.get("settings").value(), true);
  }

  private static Data read(Answer answer) {
    if (answer.has("problem")) {
      return Data.map("problem", answer.text("problem").strip());
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    answer
        .text("settings")
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              String[] words = line.split(" ", 2);
              LineFormats.add(settings, words[0], Natural.of(words.length > 1 ? words[1] : ""));
            });
    return Data.map("settings", settings);
  }
}
