package dev.tenken.aws.lookup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses what is no answer to the question. The SDK would read a proxy's log-in page, or nothing
 * at all, or an answer cut down to its root, as an answer without members, and everything asked for
 * as absent; and a page that names itself as the next one it would read for ever.
 */
final class AnswerCheck implements ExecutionInterceptor {
  private static final int HEAD = 4_096;

  /** The first element, after a declaration and comments. */
  private static final Pattern ROOT =
      Pattern.compile(
          "\\A\uFEFF?\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<([\\w.:-]+)", Pattern.DOTALL);

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    if (!response.isSuccessful()) {
      return context.responseBody();
    }
    String type = response.firstMatchingHeader("Content-Type").orElse("no content type");
    BufferedInputStream body =
        new BufferedInputStream(context.responseBody().orElse(InputStream.nullInputStream()), HEAD);
    String head = head(body);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    boolean isAnswer =
        type.contains("x-amz-json")
            ? head.stripLeading().startsWith("{")
            : type.contains("xml") && root(head).equals(operation + "Response");
    if (!isAnswer) {
      throw SdkClientException.create(
          "the endpoint answered with "
              + (head.isBlank() ? "nothing" : type)
              + ", which is no answer of AWS");
    }
    return Optional.of(body);
  }

  private static String head(BufferedInputStream body) {
    try {
      body.mark(HEAD);
      byte[] head = body.readNBytes(HEAD);
      body.reset();
      return new String(head, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String root(String xml) {
    Matcher matcher = ROOT.matcher(xml);
    return matcher.find() ? matcher.group(1) : "";
  }

  /**
   * Members that say where a page starts: in the request, and in the response of the next one. What
   * Route 53 calls the marker in a response is where that one started: hence its next one first.
   */
  private record Page(String request, String response) {
    private static final List<List<Page>> STARTS =
        List.of(
            List.of(new Page("NextToken", "NextToken")),
            List.of(new Page("Marker", "NextMarker")),
            List.of(new Page("Marker", "Marker")),
            List.of(
                new Page("StartRecordName", "NextRecordName"),
                new Page("StartRecordType", "NextRecordType"),
                new Page("StartRecordIdentifier", "NextRecordIdentifier")),
            List.of(
                new Page("DNSName", "NextDNSName"), new Page("HostedZoneId", "NextHostedZoneId")));
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    SdkPojo asked = context.request();
    SdkPojo answered = context.response();
    boolean isXml =
        context
            .httpResponse()
            .firstMatchingHeader("Content-Type")
            .filter(type -> type.contains("xml"))
            .isPresent();
    if (isXml && isWithoutItsList(answered)) {
      throw SdkClientException.create("the answer lacks the list that was asked for");
    }
    boolean isItself =
        Page.STARTS.stream()
            .filter(start -> field(answered, start.get(0).response).isPresent())
            .limit(1)
            .anyMatch(
                start ->
                    value(answered, start.get(0).response).isPresent()
                        && start.stream()
                            .allMatch(
                                page ->
                                    value(asked, page.request)
                                        .equals(value(answered, page.response))));
    if (isItself) {
      throw SdkClientException.create("the endpoint names a page as the next one after itself");
    }
  }

  /** AWS sends an empty list where there is nothing. Without one, nothing is known. */
  private static boolean isWithoutItsList(SdkPojo answered) {
    List<SdkField<?>> lists = fields(answered, MarshallingType.LIST);
    return !lists.isEmpty()
        && fields(answered, MarshallingType.SDK_POJO).isEmpty()
        && lists.stream()
            .allMatch(list -> list.getValueOrDefault(answered) instanceof SdkAutoConstructList);
  }

  private static List<SdkField<?>> fields(SdkPojo pojo, MarshallingType<?> type) {
    return pojo.sdkFields().stream().filter(field -> field.marshallingType().equals(type)).toList();
  }

  private static Optional<Object> value(SdkPojo pojo, String member) {
    return field(pojo, member).map(field -> field.getValueOrDefault(pojo));
  }

  private static Optional<SdkField<?>> field(SdkPojo pojo, String member) {
    return pojo.sdkFields().stream().filter(field -> field.memberName().equals(member)).findFirst();
  }
}
