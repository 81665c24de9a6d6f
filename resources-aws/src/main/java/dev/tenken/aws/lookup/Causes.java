package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Cause.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Why a call gave no answer. Made here and nowhere else. */
final class Causes {
  private static final Set<String> CREDENTIALS =
      Set.of(
          "AuthFailure",
          "ExpiredToken",
          "ExpiredTokenException",
          "IncompleteSignature",
          "InvalidAccessKeyId",
          "InvalidClientTokenId",
          "InvalidToken",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException",
          "RequestExpired",
          "RequestInTheFuture",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException");

  /** What a region answers too that the account has not enabled: it does not know the key. */
  private static final Set<String> OR_THE_REGION =
      Set.of("AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException");

  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "OptInRequired",
          "UnauthorizedAccess",
          "UnauthorizedOperation");

  private static final Set<String> THROTTLED =
      Set.of(
          "BandwidthLimitExceeded",
          "PriorRequestNotComplete",
          "RequestLimitExceeded",
          "RequestThrottled",
          "RequestThrottledException",
          "SlowDown",
          "Throttling",
          "ThrottledException",
          "ThrottlingException",
          "TooManyRequestsException");

  /** What keeps credentials away although they may be there. */
  private static final Set<Reason> OF_THE_WAY =
      Set.of(Reason.CANCELLED, Reason.THROTTLED, Reason.TIMED_OUT, Reason.UNREACHABLE);

  private Causes() {}

  /** Returns the code of the error that the service answered with, or the empty string. */
  static String code(Throwable error) {
    return error instanceof AwsServiceException answer
        ? Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("")
        : "";
  }

  static Cause of(String operation, Throwable error) {
    Optional<OwnCredentials.Missing> missing = find(error, OwnCredentials.Missing.class);
    if (missing.isPresent()) {
      Cause cause = ofOther(operation, missing.get().problem());
      return OF_THE_WAY.contains(cause.reason())
          ? cause
          : new Cause(Reason.CREDENTIALS, operation + ": " + missing.get().getMessage());
    }
    return ofOther(operation, error);
  }

  private static Cause ofOther(String operation, Throwable error) {
    if (error instanceof AwsServiceException answer) {
      return answered(operation, answer);
    }
    if (error instanceof ReadOnlyGuard.Refused) {
      return new Cause(Reason.OTHER, text(error));
    }
    if (error instanceof ApiCallTimeoutException
        || error instanceof ApiCallAttemptTimeoutException
        || has(error, SocketTimeoutException.class)) {
      return new Cause(Reason.TIMED_OUT, operation + " did not answer in time");
    }
    if (error instanceof AbortedException
        || error instanceof InterruptedException
        || has(error, InterruptedIOException.class)) {
      return new Cause(Reason.CANCELLED, operation + " was cancelled");
    }
    if (has(error, IOException.class)) {
      return new Cause(Reason.UNREACHABLE, operation + ": " + deepest(error));
    }
    if (error instanceof SdkClientException && isAboutCredentials(text(error))) {
      return new Cause(Reason.CREDENTIALS, operation + ": " + sentence(text(error)));
    }
    return new Cause(Reason.OTHER, operation + ": " + sentence(text(error)));
  }

  private static Cause answered(String operation, AwsServiceException answer) {
    String code = code(answer);
    String said = operation + " answered " + (code.isEmpty() ? answer.statusCode() : code);
    String message = answered(answer).map(text -> ": " + sentence(text)).orElse("");
    if (CREDENTIALS.contains(code)) {
      return new Cause(
          Reason.CREDENTIALS,
          said
              + message
              + (OR_THE_REGION.contains(code)
                  ? " (or this region is not enabled for the account)"
                  : ""));
    }
    if (code.isEmpty() && answer.statusCode() == 401) {
      // Java's HTTP client keeps back what a server says with this status, as EC2 does.
      return new Cause(
          Reason.CREDENTIALS,
          said + ": the credentials are not valid, or this region is not enabled for the account");
    }
    if (answer.statusCode() / 100 == 3) {
      return new Cause(Reason.OTHER, said + message + redirect(answer));
    }
    if (THROTTLED.contains(code) || answer.isThrottlingException() || answer.statusCode() == 429) {
      return new Cause(Reason.THROTTLED, said + message + " (retries used up)");
    }
    if (DENIED.contains(code) || (code.isEmpty() && answer.statusCode() == 403)) {
      return new Cause(Reason.PERMISSION_DENIED, said + message);
    }
    return new Cause(Reason.OTHER, said + message);
  }

  /** Where a proxy or another region would be, which is never followed. */
  private static String redirect(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader("Location"))
        .map(location -> ", a redirect to " + sentence(location).split("\\?", 2)[0])
        .orElse(", a redirect");
  }

  private static Optional<String> answered(AwsServiceException answer) {
    return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorMessage);
  }

  private static boolean isAboutCredentials(String message) {
    return message.startsWith("no region")
        || message.contains("credentials")
        || message.contains("Profile")
        || message.contains("profile")
        || message.contains("token");
  }

  private static boolean has(Throwable error, Class<? extends Throwable> type) {
    return find(error, type).isPresent();
  }

  private static <T extends Throwable> Optional<T> find(Throwable error, Class<T> type) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static String deepest(Throwable error) {
    Throwable cause = error;
    for (Throwable next = error.getCause(); next != null; next = next.getCause()) {
      cause = next;
    }
    return sentence(cause.getClass().getSimpleName() + ": " + text(cause));
  }

  private static String text(Throwable error) {
    return Optional.ofNullable(error.getMessage()).orElse(error.getClass().getSimpleName());
  }

  /** Returns what an error says in one line. */
  static String sentence(Throwable error) {
    Optional<String> answered =
        error instanceof AwsServiceException answer ? answered(answer) : Optional.empty();
    return sentence(answered.orElseGet(() -> text(error)));
  }

  /**
   * One line without a final period, of readable length. Only the first paragraph: what follows it
   * where a signature is refused is the request, with the session's token.
   */
  private static String sentence(String text) {
    String line =
        text.strip()
            .split("\\R\\s*\\R", 2)[0]
            .replaceAll("\\s+", " ")
            .replaceAll(" \\(SDK Attempt Count: \\d+\\)$", "")
            .trim()
            .replaceAll("\\.$", "");
    return line.length() <= 400 ? line : line.substring(0, 400) + "…";
  }
}
