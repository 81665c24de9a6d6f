package dev.tenken.dsl.fact;

import org.apiguardian.api.API;

/**
 * Why a fact is unknown.
 *
 * @param reason the sort of cause, by which reports group
 * @param message one sentence for a reader, without a final period
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Cause(Reason reason, String message) {
  /** The sorts of causes. */
  public enum Reason {
    UNREACHABLE("unreachable"),
    REFUSED("log-in refused"),
    HOST_KEY("host key"),
    CREDENTIALS("credentials"),
    PERMISSION_DENIED("permission denied"),
    THROTTLED("throttled"),
    TIMED_OUT("timed out"),
    LIMIT("limit reached"),
    TOOL_MISSING("tool missing"),
    NOT_RECORDED("not recorded"),
    REDACTED("redacted"),
    CANCELLED("cancelled"),
    AMBIGUOUS("ambiguous"),
    OTHER("could not be determined");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** Returns the words for reports. */
    public String label() {
      return label;
    }
  }
}
