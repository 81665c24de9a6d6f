package dev.tenken.aws;

import dev.tenken.aws.AttachmentFinding.Attachment;
import dev.tenken.aws.lookup.AwsKind;
import dev.tenken.aws.lookup.Ec2Api;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.ec2.model.EventCode;
import software.amazon.awssdk.services.ec2.model.Instance;

/**
 * An EC2 instance, by id, ARN or {@code Name} tag, or by filters.
 *
 * <p>A terminated instance does not exist; neither it nor one that is being shut down for good
 * counts beside namesakes; its state can be asked while the API still lists it. Source: {@code
 * ec2:DescribeInstances}, and for some predicates the operation that they name.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Ec2 extends AwsResource {
  private static final Schema SCHEMA = Schema.of(Instance.builder().build());

  private static final Set<String> EVENTS =
      EventCode.knownValues().stream().map(EventCode::toString).collect(Collectors.toSet());

  /** The types that have CPU credits; the API refuses to be asked for those of others. */
  private static final Pattern BURSTABLE = Pattern.compile("t[2-9].*");

  Ec2(Identity identity) {
    super("EC2 instance", identity, Ec2Api.INSTANCE, SCHEMA);
  }

  /** {@code ec2('web-01')}: by id, ARN or {@code Name} tag. */
  @Word
  public static Ec2 ec2(Spec spec, String id) {
    return ec2(spec, Map.of(), id);
  }

  /** {@code ec2(tag: [Role: 'web'], filter: [instance_type: 'm5.large'])}. */
  @Word
  public static Ec2 ec2(Spec spec, Map<String, Object> options) {
    return ec2(spec, options, "");
  }

  /** {@code ec2('web-01', aws: 'us')}: in the named AWS target. */
  @Word
  public static Ec2 ec2(Spec spec, Map<String, Object> options, String id) {
    return new Ec2(Identity.of(spec, "ec2", options, id));
  }

  /** Tells whether it exists and is not terminated. */
  @Override
  public Finding exists() {
    return look()
        .map(
            instance -> {
              String state = instance.get("state").text("name");
              return Finding.of(!state.equals("terminated"), "state " + state);
            })
        .orElse(Finding.no("no such instance"));
  }

  /** Tells whether its state is {@code pending}. */
  public Finding isPending() {
    return inState("pending", "state", "name");
  }

  /** Tells whether its state is {@code running}. */
  public Finding isRunning() {
    return inState("running", "state", "name");
  }

  /** Tells whether its state is {@code shutting-down}. */
  public Finding isShuttingDown() {
    return inState("shutting-down", "state", "name");
  }

  /** Tells whether its state is {@code terminated}. */
  public Finding isTerminated() {
    return inState("terminated", "state", "name");
  }

  /** Tells whether its state is {@code stopping}. */
  public Finding isStopping() {
    return inState("stopping", "state", "name");
  }

  /** Tells whether its state is {@code stopped}. */
  public Finding isStopped() {
    return inState("stopped", "state", "name");
  }

  /** Tells whether it can't be terminated by the API ({@code ec2:DescribeInstanceAttribute}). */
  public Finding isDisabledApiTermination() {
    boolean disabled =
        isOn(Probe.of(Ec2Api.TERMINATION_PROTECTION, id()), "disable_api_termination");
    return Finding.of(disabled, "API termination is " + (disabled ? "disabled" : "possible"));
  }

  /** Tells whether it has any Elastic IP address ({@code ec2:DescribeAddresses}). */
  public Finding hasEip() {
    List<Data> addresses = addresses();
    return Finding.of(!addresses.isEmpty(), show(addresses));
  }

  /** Tells whether it has this Elastic IP address: by address, allocation id or Name tag. */
  public Finding hasEip(Object address) {
    List<Data> addresses = addresses();
    String wanted = Ec2Api.ADDRESS_ITSELF.idOf(Ec2Api.ADDRESS_ITSELF.named(Wanted.name(address)));
    return Finding.of(
        addresses.stream().anyMatch(each -> Ec2Api.ADDRESS_ITSELF.namesOf(each).contains(wanted)),
        show(addresses));
  }

  private List<Data> addresses() {
    return present(Probe.of(Ec2Api.ADDRESSES_OF_INSTANCE, id())).list();
  }

  private static String show(List<Data> addresses) {
    return addresses.isEmpty()
        ? "no Elastic IP address"
        : "Elastic IP address "
            + addresses.stream()
                .map(address -> address.text("public_ip"))
                .collect(Collectors.joining(", "));
  }

  /**
   * Tells whether a volume is attached to it: by volume id, or by Name tag ({@code
   * ec2:DescribeVolumes}). The chain word {@code as} asks for the device.
   */
  public AttachmentFinding hasEbs(Object volume) {
    List<Attachment> all =
        data().list("block_device_mappings").stream()
            .flatMap(mapping -> mapping.find("ebs").map(ebs -> attachment(mapping, ebs)).stream())
            .toList();
    Set<String> ids = volumes(Ec2Api.VOLUME.named(Wanted.name(volume)));
    return new AttachmentFinding(
        all,
        all.stream().filter(each -> ids.contains(each.to())).toList(),
        "no volumes",
        "volumes");
  }

  private static Attachment attachment(Data mapping, Data ebs) {
    return new Attachment(ebs.text("volume_id"), mapping.text("device_name"), ebs.text("status"));
  }

  /** Returns the ids of its volumes that are called so; of an id, the id. */
  private Set<String> volumes(String name) {
    return Ec2Api.VOLUME.isId(name)
        ? Set.of(Ec2Api.VOLUME.idOf(name))
        : present(Probe.of(Ec2Api.VOLUMES_OF_INSTANCE, id())).list().stream()
            .filter(each -> Ec2Api.VOLUME.namesOf(each).contains(name))
            .map(each -> each.text("volume_id"))
            .collect(Collectors.toSet());
  }

  /**
   * Tells whether it has a network interface: by id, or by Name tag ({@code
   * ec2:DescribeNetworkInterfaces}). The chain asks for the device index.
   */
  public InterfaceFinding hasNetworkInterface(Object networkInterface) {
    List<Data> all = data().list("network_interfaces");
    List<Data> called =
        called(
            VpcApi.NETWORK_INTERFACE,
            all,
            each -> each.text("network_interface_id"),
            networkInterface);
    return new InterfaceFinding(all, called, Optional.empty());
  }

  /**
   * Tells whether one of its network interfaces has a security group: by id, ARN, group name, or
   * Name tag ({@code ec2:DescribeSecurityGroups}).
   */
  public Finding hasSecurityGroup(Object group) {
    List<Data> groups = groups();
    return Finding.of(!groupsCalled(groups, group).isEmpty(), showGroups(groups));
  }

  /**
   * Tells whether its network interfaces have exactly these security groups together, each by id,
   * ARN, group name or Name tag.
   */
  public Finding hasSecurityGroups(Iterable<?> wanted) {
    List<Data> groups = groups();
    List<Data> left = new ArrayList<>(groups);
    boolean all = true;
    for (Object one : wanted) {
      Optional<Data> match = groupsCalled(left, one).stream().findFirst();
      match.ifPresent(left::remove);
      all = all && match.isPresent();
    }
    return Finding.of(all && left.isEmpty(), showGroups(groups));
  }

  /** The groups of all interfaces: the instance's own list is that of the first. */
  private List<Data> groups() {
    Data instance = data();
    return Stream.concat(
            instance.list("security_groups").stream(),
            instance.list("network_interfaces").stream()
                .flatMap(each -> each.list("groups").stream()))
        .distinct()
        .toList();
  }

  /** A group's own name is in the answer already, and costs no look-up. */
  private List<Data> groupsCalled(List<Data> groups, Object wanted) {
    String text = VpcApi.SECURITY_GROUP.named(Wanted.name(wanted));
    List<Data> named =
        groups.stream().filter(group -> group.text("group_name").equals(text)).toList();
    return named.isEmpty()
        ? called(VpcApi.SECURITY_GROUP, groups, group -> group.text("group_id"), wanted)
        : named;
  }

  private static String showGroups(List<Data> groups) {
    return groups.isEmpty()
        ? "no security groups"
        : "security groups "
            + groups.stream()
                .map(each -> each.text("group_id") + " (" + each.text("group_name") + ")")
                .collect(Collectors.joining(", "));
  }

  /** Tells whether its instance profile is this, by name or ARN. */
  public Finding hasIamInstanceProfile(Object profile) {
    String arn = data().find("iam_instance_profile").map(each -> each.text("arn")).orElse("");
    return Finding.of(
        (Wanted.isName(profile, arn)
                || Wanted.isName(profile, arn.substring(arn.lastIndexOf('/') + 1)))
            && !arn.isEmpty(),
        arn.isEmpty() ? "no instance profile" : "instance profile " + arn);
  }

  /** Tells whether it was started from this image, by id or name ({@code ec2:DescribeImages}). */
  public Finding hasImage(Object image) {
    return isOneCalled(Ec2Api.IMAGE, List.of(data().text("image_id")), image, "image");
  }

  /** Tells whether it is in this subnet: by id, CIDR block or Name tag. */
  public Finding belongsToSubnet(Object subnet) {
    return isOneCalled(VpcApi.SUBNET, members("subnet_id"), subnet, "subnet");
  }

  /** Tells whether it is in this VPC: by id or Name tag. */
  public Finding belongsToVpc(Object vpc) {
    return isOneCalled(VpcApi.VPC, members("vpc_id"), vpc, "VPC");
  }

  private List<String> members(String name) {
    return data().find(name).map(Data::text).stream().toList();
  }

  /** Tells whether an event is scheduled for it ({@code ec2:DescribeInstanceStatus}). */
  public Finding hasEvents() {
    List<String> codes = events();
    return Finding.of(!codes.isEmpty(), showEvents(codes));
  }

  /** Tells whether an event of this code is scheduled, such as {@code system-reboot}. */
  public Finding hasEvent(Object code) {
    if (!(code instanceof Pattern)) {
      Wanted.oneOf(code, "there is no event", EVENTS);
    }
    List<String> codes = events();
    return Finding.of(codes.stream().anyMatch(each -> Wanted.is(code, each)), showEvents(codes));
  }

  /** Past events stay listed for days, and say so in their description. */
  private List<String> events() {
    return answered(Ec2Api.INSTANCE_STATUS).stream()
        .flatMap(status -> status.list("events").stream())
        .filter(event -> !event.text("description").matches("(?s)\\[(Completed|Canceled)\\].*"))
        .map(event -> event.text("code"))
        .toList();
  }

  private static String showEvents(List<String> codes) {
    return codes.isEmpty() ? "no scheduled events" : "scheduled " + String.join(", ", codes);
  }

  /**
   * Tells whether its CPU credits are this, {@code standard} or {@code unlimited} ({@code
   * ec2:DescribeInstanceCreditSpecifications}); an instance whose type has none has neither.
   */
  public Finding hasCreditSpecification(Object cpuCredits) {
    String wanted =
        Wanted.oneOf(
            cpuCredits, "there is no credit specification", List.of("standard", "unlimited"));
    String type = data().text("instance_type");
    if (!BURSTABLE.matcher(type).matches()) {
      return Finding.no("no CPU credits of type " + type);
    }
    String credits = answered(Ec2Api.CREDIT_SPECIFICATION).get(0).text("cpu_credits");
    return Finding.of(credits.equals(wanted), "CPU credits " + credits);
  }

  /** What a call for this very instance answered: one that leaves it out says nothing of it. */
  private List<Data> answered(AwsKind kind) {
    Probe probe = Probe.of(kind, id());
    List<Data> answered = present(probe).list();
    if (answered.isEmpty()) {
      throw unknown(probe, Cause.Reason.OTHER, "the answer leaves out " + id());
    }
    return answered;
  }

  private String id() {
    return data().text("instance_id");
  }
}
