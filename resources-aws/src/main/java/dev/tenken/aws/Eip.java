package dev.tenken.aws;

import dev.tenken.aws.lookup.Ec2Api;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.ec2.model.Address;

/**
 * An Elastic IP address, by the address, allocation id or {@code Name} tag, or by filters. Source:
 * {@code ec2:DescribeAddresses}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Eip extends AwsResource {
  private static final Schema SCHEMA = Schema.of(Address.builder().build());

  Eip(Identity identity) {
    super("Elastic IP address", identity, Ec2Api.ADDRESS_ITSELF, SCHEMA);
  }

  /** {@code eip('203.0.113.10')}: by address, allocation id or {@code Name} tag. */
  @Word
  public static Eip eip(Spec spec, String id) {
    return eip(spec, Map.of(), id);
  }

  /** {@code eip(tag: [Name: 'nat'])}. */
  @Word
  public static Eip eip(Spec spec, Map<String, Object> options) {
    return eip(spec, options, "");
  }

  /** {@code eip('203.0.113.10', aws: 'us')}: in the named AWS target. */
  @Word
  public static Eip eip(Spec spec, Map<String, Object> options, String id) {
    return new Eip(Identity.of(spec, "eip", options, id));
  }

  /** Tells whether it is associated to anything. */
  public Finding isAssociated() {
    return Finding.of(!data().text("association_id").isEmpty(), association());
  }

  /**
   * Tells whether it is associated to this instance, network interface or NAT gateway, each by id
   * or Name tag.
   */
  public Finding isAssociatedTo(Object thing) {
    return Finding.of(is(thing), association());
  }

  private boolean is(Object thing) {
    String name = Wanted.name(thing);
    Data address = data();
    String instance = address.text("instance_id");
    String networkInterface = address.text("network_interface_id");
    if (VpcApi.NAT_GATEWAY.isId(name)) {
      return isOfNatGateway(address, name);
    }
    if (VpcApi.NETWORK_INTERFACE.isId(name)) {
      return isCalled(VpcApi.NETWORK_INTERFACE, networkInterface, name);
    }
    if (Ec2Api.INSTANCE.isId(name)) {
      return isCalled(Ec2Api.INSTANCE, instance, name);
    }
    Ec2Api.INSTANCE.named(name);
    if (!instance.isEmpty()) {
      return isCalled(Ec2Api.INSTANCE, instance, name)
          || isCalled(VpcApi.NETWORK_INTERFACE, networkInterface, name);
    }
    return !networkInterface.isEmpty()
        && (isCalled(VpcApi.NETWORK_INTERFACE, networkInterface, name)
            || isOfNatGateway(address, name));
  }

  /** A deleted gateway stays listed with the addresses it had: the interface tells. */
  private boolean isOfNatGateway(Data address, String gateway) {
    String networkInterface = address.text("network_interface_id");
    return !networkInterface.isEmpty()
        && find(Probe.of(VpcApi.NAT_GATEWAY, gateway))
            .map(found -> found.list("nat_gateway_addresses"))
            .orElse(List.of())
            .stream()
            .anyMatch(each -> each.text("network_interface_id").equals(networkInterface));
  }

  private String association() {
    Data address = data();
    return Stream.of("instance_id", "network_interface_id")
        .map(address::text)
        .filter(id -> !id.isEmpty())
        .findFirst()
        .map(id -> "associated to " + id)
        .orElse("not associated");
  }

  /** Tells whether it is of this domain, {@code vpc} or {@code standard}. */
  public Finding belongsToDomain(Object domain) {
    String actual = data().text("domain");
    return Finding.of(
        actual.equals(Wanted.oneOf(domain, "there is no domain", List.of("vpc", "standard"))),
        "domain " + actual);
  }
}
