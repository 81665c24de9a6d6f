package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code dig} printed of one server's replies. */
final class DnsReplies {
  /** A line of a reply's answers. */
  private record Line(long ttl, String type, String text) {}

  /** One reply, as far as it was read. */
  private static final class Reply {
    final String status;
    List<String> flags = List.of();
    final List<Line> lines = new ArrayList<>();
    final List<String> raw = new ArrayList<>();

    Reply(String status) {
      this.status = status;
    }
  }

  private static final Pattern HEADER =
      Pattern.compile(";; ->>HEADER<<- opcode: QUERY, status: (\\w+), id: \\d+");
  private static final Pattern FLAGS = Pattern.compile(";; flags:([a-z ]*);.*");
  private static final Pattern QUESTION = Pattern.compile(";(\\S+)\\s+IN\\s+(\\S+)");
  private static final Pattern RECORD = Pattern.compile("\\S+\\s+(\\d+)\\s+IN\\s+(\\S+)\\s+(.*)");
  private static final Pattern COMPLAINT =
      Pattern.compile("(?:;; |dig: )(.*(?:timed out|error|refused|failed|couldn't|reached).*)");

  private final Map<String, Reply> replies = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  DnsReplies(List<String> lines) {
    Reply reply = new Reply("");
    for (String line : lines) {
      Matcher header = HEADER.matcher(line);
      Matcher flags = FLAGS.matcher(line);
      Matcher question = QUESTION.matcher(line);
      Matcher answer = RECORD.matcher(line);
      Matcher complaint = COMPLAINT.matcher(line);
      if (header.matches()) {
        reply = new Reply(header.group(1));
      } else if (flags.matches()) {
        reply.flags = List.of(flags.group(1).strip().split(" ", -1));
      } else if (question.matches()) {
        replies.put(key(question.group(1), question.group(2)), reply);
      } else if (answer.matches() && !line.startsWith(";")) {
        reply.lines.add(
            new Line(Long.parseLong(answer.group(1)), answer.group(2), answer.group(3)));
        reply.raw.add(line);
      } else if (complaint.matches()) {
        complaints.add(complaint.group(1));
      }
    }
  }

  /** Returns what was answered to the question for this name and type. */
  Fact<Data> fact(String name, String type, Section section) {
    Reply reply = replies.get(key(name, type));
    if (reply == null) {
      // What a server did not answer has no question among the replies.
      String why =
          Optional.of(String.join("; ", complaints.stream().distinct().toList()))
              .filter(text -> !text.isEmpty())
              .orElse("dig told nothing of it");
      return section.unknown(
          why.contains("timed out") ? Cause.Reason.TIMED_OUT : Cause.Reason.OTHER,
          "no answer: " + why);
    }
    if (reply.status.equals("NXDOMAIN")) {
      return section.absent("NXDOMAIN: there is no such name");
    }
    if (!reply.status.equals("NOERROR")) {
      return section.unknown(Cause.Reason.OTHER, "the server answered " + reply.status);
    }
    if (reply.flags.contains("tc")) {
      return section.unknown(Cause.Reason.LIMIT, "the server's answer was cut off");
    }
    List<Line> found = reply.lines.stream().filter(line -> line.type().equals(type)).toList();
    if (!found.isEmpty()) {
      return section.present(
          Data.map(
              "records",
              found.stream().map(line -> DnsRecord.read(type, line.text())).sorted().toList(),
              "ttl",
              found.stream().mapToLong(Line::ttl).min().orElseThrow()),
          String.join("\n", reply.raw));
    }
    // A server that does not look further says where to ask, or what an alias stands for.
    boolean whole =
        reply.flags.contains("ra") || (reply.lines.isEmpty() && reply.flags.contains("aa"));
    return whole
        ? section.absent("NOERROR: there is no " + type + " record")
        : section.unknown(
            Cause.Reason.OTHER, "the server does not know, and does not ask other servers");
  }

  private static String key(String name, String type) {
    return DnsName.canonical(name) + " " + type;
  }
}
