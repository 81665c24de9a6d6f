package dev.tenken.aws.lookup;

import dev.tenken.dsl.resource.NoSuchWord;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.SubnetState;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VpcState;

/**
 * What filters may ask for. The API takes any text, and finds nothing by one that can't be: a check
 * that there is no such thing would pass.
 */
final class FilterValues {
  private static final Map<String, String> IDS =
      Map.of(
          "group-id", "sg",
          "image-id", "ami",
          "instance-id", "i",
          "instance.group-id", "sg",
          "network-interface-id", "eni",
          "subnet-id", "subnet",
          "volume-id", "vol",
          "vpc-id", "vpc");

  private static final Set<String> FLAGS = Set.of("true", "false");

  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "ec2:DescribeInstances instance-state-name", texts(InstanceStateName.knownValues()),
          "ec2:DescribeSubnets default-for-az", FLAGS,
          "ec2:DescribeSubnets state", texts(SubnetState.knownValues()),
          "ec2:DescribeVolumes encrypted", FLAGS,
          "ec2:DescribeVolumes status", texts(VolumeState.knownValues()),
          "ec2:DescribeVpcs is-default", FLAGS,
          "ec2:DescribeVpcs state", texts(VpcState.knownValues()));

  private FilterValues() {}

  /**
   * Refuses a value by which nothing would ever be found.
   *
   * @throws IllegalArgumentException for what is no id of the kind that the filter is about
   * @throws NoSuchWord for what is none of the few values that the filter has
   */
  static void check(String operation, String filter, String value) {
    String prefix = IDS.get(filter);
    if (prefix != null && !Ids.of(prefix).test(value)) {
      throw new IllegalArgumentException(
          "the filter " + filter + " takes an id such as " + prefix + "-…, not '" + value + "'");
    }
    Set<String> known = KNOWN.get(operation + " " + filter);
    if (known != null && !known.contains(value)) {
      throw NoSuchWord.of("the filter " + filter + " has no value", value, known);
    }
  }

  private static Set<String> texts(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.toSet());
  }
}
