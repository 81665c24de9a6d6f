package dev.tenken.aws;

import dev.tenken.aws.AttachmentFinding.Attachment;
import dev.tenken.aws.lookup.Ec2Api;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * An EBS volume, by id, ARN or {@code Name} tag, or by filters. Source: {@code
 * ec2:DescribeVolumes}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Ebs extends AwsResource {
  private static final Schema SCHEMA = Schema.of(Volume.builder().build());

  Ebs(Identity identity) {
    super("EBS volume", identity, Ec2Api.VOLUME, SCHEMA);
  }

  /** {@code ebs('data-01')}: by id, ARN or {@code Name} tag. */
  @Word
  public static Ebs ebs(Spec spec, String id) {
    return ebs(spec, Map.of(), id);
  }

  /** {@code ebs(tag: [Name: 'data-01'])}. */
  @Word
  public static Ebs ebs(Spec spec, Map<String, Object> options) {
    return ebs(spec, options, "");
  }

  /** {@code ebs('data-01', aws: 'us')}: in the named AWS target. */
  @Word
  public static Ebs ebs(Spec spec, Map<String, Object> options, String id) {
    return new Ebs(Identity.of(spec, "ebs", options, id));
  }

  /** Tells whether its state is {@code creating}. */
  public Finding isCreating() {
    return inState("creating", "state");
  }

  /** Tells whether its state is {@code available}. */
  public Finding isAvailable() {
    return inState("available", "state");
  }

  /** Tells whether its state is {@code in-use}. */
  public Finding isInUse() {
    return inState("in-use", "state");
  }

  /** Tells whether its state is {@code deleting}. */
  public Finding isDeleting() {
    return inState("deleting", "state");
  }

  /** Tells whether its state is {@code deleted}. */
  public Finding isDeleted() {
    return inState("deleted", "state");
  }

  /** Tells whether its state is {@code error}. */
  public Finding isError() {
    return inState("error", "state");
  }

  /** Tells whether it is encrypted. */
  public Finding isEncrypted() {
    boolean encrypted = data().flag("encrypted");
    return Finding.of(encrypted, encrypted ? "encrypted" : "not encrypted");
  }

  /**
   * Tells whether it is attached to this instance, by id or Name tag ({@code
   * ec2:DescribeInstances}); every attachment counts. The chain word {@code as} asks for the
   * device.
   */
  public AttachmentFinding isAttachedTo(Object instance) {
    List<Attachment> all =
        data().list("attachments").stream()
            .map(
                each ->
                    new Attachment(
                        each.text("instance_id"), each.text("device"), each.text("state")))
            .toList();
    return new AttachmentFinding(
        all, called(Ec2Api.INSTANCE, all, Attachment::to, instance), "not attached", "attached to");
  }
}
