package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Kind;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import java.util.Set;
import org.apiguardian.api.API;

/** A kind of question that is answered by calls of the AWS API. */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class AwsKind implements Kind {
  private final String name;
  private final String operation;

  AwsKind(String name, String operation) {
    this.name = name;
    this.operation = operation;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final TargetType targetType() {
    return TargetType.AWS;
  }

  /** Returns the operation that answers, such as {@code ec2:DescribeInstances}. */
  final String operation() {
    return operation;
  }

  /** Answers all the probes, with the fewest calls that the API allows. */
  abstract void collect(Set<Probe> probes, Calls calls) throws InterruptedException;

  @Override
  public final String toString() {
    return name;
  }
}
