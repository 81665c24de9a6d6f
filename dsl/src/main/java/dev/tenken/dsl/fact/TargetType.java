package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/** The two sorts of targets that facts are asked of. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum TargetType {
  /** A machine, asked over a transport. */
  HOST,
  /** An AWS account and region, asked over the AWS API. */
  AWS
}
