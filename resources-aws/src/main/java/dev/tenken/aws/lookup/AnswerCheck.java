package dev.tenken.aws.lookup;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses a page that some other server answered in the service's place. The SDK would read a
 * proxy's log-in page as an answer without members, and everything asked for as absent.
 */
final class AnswerCheck implements ExecutionInterceptor {
  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    String type = response.firstMatchingHeader("Content-Type").orElse("no content type");
    boolean empty = response.firstMatchingHeader("Content-Length").filter("0"::equals).isPresent();
    if (response.isSuccessful()
        && (empty || !(type.contains("xml") || type.contains("x-amz-json")))) {
      throw SdkClientException.create(
          "the endpoint answered with "
              + (empty ? "nothing" : type)
              + ", which is no answer of AWS");
    }
  }
}
