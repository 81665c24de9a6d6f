package dev.tenken.aws.lookup;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.ssm.model.GetCommandInvocationRequest;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;

/**
 * Refuses every command but a shell script for the one instance that is configured to be asked so,
 * whose output goes nowhere else.
 */
final class RunCommandGuard implements ExecutionInterceptor {
  static final String DOCUMENT = "AWS-RunShellScript";

  private final String instanceId;

  RunCommandGuard(String instanceId) {
    this.instanceId = instanceId;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (!isAllowed(context.request())) {
      throw new ReadOnlyGuard.Refused(
          Operations.name(attributes)
              + " was refused: Tenken runs "
              + DOCUMENT
              + " on "
              + instanceId
              + " only, as that host is configured");
    }
  }

  private boolean isAllowed(SdkRequest request) {
    if (request instanceof SendCommandRequest command) {
      return command.instanceIds().equals(List.of(instanceId))
          && DOCUMENT.equals(command.documentName())
          && !command.hasTargets()
          && command.outputS3BucketName() == null
          && command.notificationConfig() == null
          && command.serviceRoleArn() == null
          && command.cloudWatchOutputConfig() == null;
    }
    return request instanceof GetCommandInvocationRequest invocation
        && instanceId.equals(invocation.instanceId());
  }
}
