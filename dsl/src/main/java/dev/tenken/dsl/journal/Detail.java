package dev.tenken.dsl.journal;

import dev.tenken.dsl.fact.Evidence;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Why a check did not pass, in parts that reports lay out.
 *
 * @param message the whole text for a reader, several lines, as dsl.md's last section says
 * @param expected what was expected, or empty
 * @param found what was found, or empty
 * @param nearest the nearest candidate of a list, or empty
 * @param cause the label of an unknown's cause ({@link dev.tenken.dsl.fact.Cause.Reason#label}), or
 *     empty
 * @param evidence the probes and calls that the check read, each with when it was asked
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Detail(
    String message,
    String expected,
    String found,
    String nearest,
    String cause,
    List<Evidence> evidence) {
  /** Nothing to explain. */
  public static final Detail NONE = new Detail("", "", "", "", "", List.of());
}
