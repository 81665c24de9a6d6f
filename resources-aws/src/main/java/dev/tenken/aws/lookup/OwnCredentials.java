package dev.tenken.aws.lookup;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The operator's own credentials; why there are none, the SDK tells in terms of its classes. */
final class OwnCredentials implements AwsCredentialsProvider, SdkAutoCloseable {
  private final Optional<String> profile;
  private final AwsCredentialsProvider provider;

  /**
   * Makes the provider.
   *
   * @param profile of the AWS configuration files; empty for the SDK's chain
   */
  OwnCredentials(Optional<String> profile) {
    this.profile = profile;
    this.provider =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      throw new Missing(sentence(e), e);
    }
  }

  @Override
  public void close() {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }

  private String sentence(RuntimeException problem) {
    String name =
        profile.orElseGet(
            () -> ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse("default"));
    String said = problem instanceof NullPointerException ? "" : Causes.sentence(problem);
    if (!isOfIdentityCenter(name)) {
      return said;
    }
    return "profile "
        + name
        + " is not logged in to IAM Identity Center"
        + (said.isEmpty() ? "" : " (" + said + ")")
        + ": aws sso login --profile "
        + name;
  }

  private static boolean isOfIdentityCenter(String name) {
    Optional<Profile> section = ProfileFile.defaultProfileFile().profile(name);
    return section.flatMap(it -> it.property("sso_session")).isPresent()
        || section.flatMap(it -> it.property("sso_start_url")).isPresent();
  }

  /** There are none, or what would give them gave no answer: the problem tells. */
  static final class Missing extends RuntimeException {
    private final RuntimeException problem;

    Missing(String message, RuntimeException problem) {
      super(message, problem);
      this.problem = problem;
    }

    RuntimeException problem() {
      return problem;
    }
  }
}
