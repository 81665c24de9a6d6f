package dev.tenken.aws.lookup;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * The operations that Tenken may send, written as IAM writes its actions. An explicit list: not
 * every Get or Describe is harmless.
 */
final class Operations {
  static final Set<String> READS =
      Stream.of(
              "ec2:DescribeAddresses",
              "ec2:DescribeFlowLogs",
              "ec2:DescribeImages",
              "ec2:DescribeInstanceAttribute",
              "ec2:DescribeInstanceCreditSpecifications",
              "ec2:DescribeInstanceStatus",
              "ec2:DescribeInstances",
              "ec2:DescribeManagedPrefixLists",
              "ec2:DescribeNatGateways",
              "ec2:DescribeNetworkAcls",
              "ec2:DescribeNetworkInterfaces",
              "ec2:DescribeRouteTables",
              "ec2:DescribeSecurityGroups",
              "ec2:DescribeSubnets",
              "ec2:DescribeVolumes",
              "ec2:DescribeVpcAttribute",
              "ec2:DescribeVpcPeeringConnections",
              "ec2:DescribeVpcs",
              "ec2:GetManagedPrefixListEntries",
              "rds:DescribeDBClusterParameterGroups",
              "rds:DescribeDBClusterParameters",
              "rds:DescribeDBClusters",
              "rds:DescribeDBInstances",
              "rds:DescribeDBParameterGroups",
              "rds:DescribeDBParameters",
              "rds:DescribeDBSubnetGroups",
              "rds:ListTagsForResource",
              "route53:GetHostedZone",
              "route53:ListHostedZones",
              "route53:ListHostedZonesByName",
              "route53:ListResourceRecordSets",
              "route53:ListTagsForResources")
          .collect(Collectors.toUnmodifiableSet());

  /** What the client that takes on a configured role may send. */
  static final Set<String> ASSUME_ROLE = Set.of("sts:AssumeRole");

  /** What the client of a host that is configured with {@code transport: ssm} may send. */
  static final Set<String> RUN_COMMAND = Set.of("ssm:SendCommand", "ssm:GetCommandInvocation");

  private Operations() {}

  /** Returns the operation of this execution, such as {@code ec2:DescribeInstances}. */
  static String name(ExecutionAttributes attributes) {
    return attributes
            .getAttribute(SdkExecutionAttribute.SERVICE_NAME)
            .replace(" ", "")
            .toLowerCase(Locale.ROOT)
        + ":"
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }
}
