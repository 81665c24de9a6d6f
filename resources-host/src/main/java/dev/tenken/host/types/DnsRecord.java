package dev.tenken.host.types;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What records of the DNS say, in one spelling for each meaning. */
final class DnsRecord {
  /** The types that can be asked for. */
  static final List<String> TYPES =
      List.of("A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT");

  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
  private static final Pattern PART = Pattern.compile("\\\\([0-2]\\d\\d)|\\\\(.)|([^\\\\]+)");

  private DnsRecord() {}

  /** Returns the text of a record that is written as in a zone file. */
  static String read(String type, String written) {
    return type.equals("TXT") ? joined(written) : wanted(type, written);
  }

  /** Returns the text of a record as an author writes it: that of TXT is the very text. */
  static String wanted(String type, String written) {
    return switch (type) {
      case "TXT" -> written;
      case "A", "AAAA" -> address(written.strip());
      case "CAA" -> authorization(strings(written));
      default ->
          Arrays.stream(written.strip().split("\\s+", -1))
              .map(DnsName::canonical)
              .collect(joining(" "));
    };
  }

  private static String address(String written) {
    return IpAddress.isOne(written) ? Address.of(written).text() : written;
  }

  private static String authorization(List<String> words) {
    return words.size() < 3
        ? String.join(" ", words)
        : words.get(0)
            + " "
            + DnsName.canonical(words.get(1))
            + " \""
            + String.join(" ", words.subList(2, words.size()))
            + '"';
  }

  /** Returns the words, in quotes or without, as texts. */
  private static List<String> strings(String written) {
    List<String> strings = new ArrayList<>();
    Matcher matcher = WORD.matcher(written);
    while (matcher.find()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      unescape(matcher, bytes);
      strings.add(bytes.toString(StandardCharsets.UTF_8));
    }
    return strings;
  }

  /** Returns the words as one text: a character may begin in one and end in the next. */
  private static String joined(String written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = WORD.matcher(written);
    while (matcher.find()) {
      unescape(matcher, bytes);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void unescape(Matcher word, ByteArrayOutputStream bytes) {
    Matcher part = PART.matcher(word.group(1) == null ? word.group(2) : word.group(1));
    while (part.find()) {
      if (part.group(1) != null) {
        bytes.write(Integer.parseInt(part.group(1)));
      } else {
        String plain = part.group(2) == null ? part.group(3) : part.group(2);
        bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
