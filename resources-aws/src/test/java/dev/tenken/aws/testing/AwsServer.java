package dev.tenken.aws.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An HTTP server in the place of AWS that answers with responses of a real AWS-API server, recorded
 * as files, one for each request; and counts what it is asked.
 *
 * <p>Or it answers with files of the folder {@code served}, in the shape that AWS documents. With
 * {@code -Dtenken.aws.upstream=URL} the requests go to that server, and its responses are written
 * as the new files, an element a line.
 */
public final class AwsServer implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/test/resources/aws");
  private static final Pattern SERVICE = Pattern.compile("Credential=([^/]+)/[^/]+/[^/]+/([^/]+)/");
  private static final Pattern ACTION = Pattern.compile("(?m)^Action=(.*)$");

  /** What the SDK itself asks of IAM Identity Center for credentials, without a signature. */
  private static final Map<String, String> SSO =
      Map.of("/federation/credentials", "GetRoleCredentials", "/token", "CreateToken");

  private static final Pattern PAGE =
      Pattern.compile("(?:NextToken|Marker|marker|[?&]name)=([^&\\s]+)");

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<String> accessKeys = new ConcurrentSkipListSet<>();
  private final String upstream = System.getProperty("tenken.aws.upstream", "");
  private final HttpClient client = HttpClient.newHttpClient();

  private final Optional<String> served;

  private AwsServer(HttpServer server, Optional<String> served) {
    this.server = server;
    this.served = served;
  }

  /** Starts a server that answers by recordings. */
  public static AwsServer start() {
    return start(Optional.empty());
  }

  /**
   * Starts a server that answers with files of the folder {@code served}: one for everything, one
   * for each service, or some for an operation each and by recordings else.
   */
  public static AwsServer serving(String name) {
    return start(Optional.of(name));
  }

  private static AwsServer start(Optional<String> served) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      AwsServer server = new AwsServer(http, served);
      http.createContext("/", server::handle);
      http.setExecutor(
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "aws-server");
                thread.setDaemon(true);
                return thread;
              }));
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The endpoint to point clients at. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The operations it was asked for, in order, such as {@code ec2:DescribeInstances}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** How often each operation was asked for. */
  public Map<String, Long> counts() {
    return requests.stream()
        .collect(Collectors.groupingBy(request -> request, TreeMap::new, Collectors.counting()));
  }

  /** The access keys that requests were signed with. */
  public Set<String> accessKeys() {
    return Set.copyOf(accessKeys);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String service = service(exchange);
      String canonical = canonical(exchange, body);
      String operation = operation(exchange, canonical);
      requests.add(service + ":" + operation);
      Optional<Path> fixed =
          served.flatMap(
              name ->
                  refused(name, service + "-" + operation + "+", canonical)
                      .or(() -> fixed(name, service, operation + page(canonical))));
      if (fixed.isPresent()) {
        reply(exchange, Files.readString(fixed.get()));
        return;
      }
      Path file = FOLDER.resolve(service).resolve(operation + "-" + digest(canonical) + ".http");
      if (!upstream.isEmpty()) {
        record(exchange, body, service + " " + canonical, file);
      }
      reply(
          exchange,
          Files.exists(file)
              ? Files.readString(file).split("\n\n", 2)[1]
              : "501 text/plain\nnot recorded: " + service + " " + canonical);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** The part of a request that asks for a further page. */
  private static String page(String canonical) {
    Matcher matcher = PAGE.matcher(canonical);
    return matcher.find() ? "-" + matcher.group(1) : "";
  }

  /** Returns the file that answers whoever asks an operation for the value in its name. */
  private static Optional<Path> refused(String name, String prefix, String canonical)
      throws UncheckedIOException {
    Path folder = FOLDER.resolve("served").resolve(name);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file -> {
                String own = file.getFileName().toString();
                return own.startsWith(prefix) && canonical.contains(own.substring(prefix.length()));
              })
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file that answers for an operation, for a service, or always. */
  private static Optional<Path> fixed(String name, String service, String operation) {
    Path folder = FOLDER.resolve("served");
    return Stream.of(name + "/" + service + "-" + operation, service + "-" + name, name)
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The first line is the status and the content type, and perhaps where to go instead. */
  private static void reply(HttpExchange exchange, String recorded) throws IOException {
    String[] headAndBody = recorded.split("\n", 2);
    String[] head = headAndBody[0].split(" ", 2);
    byte[] bytes = headAndBody[1].getBytes(StandardCharsets.UTF_8);
    String[] typeAndLocation = head[1].split(" to ", 2);
    exchange.getResponseHeaders().set("Content-Type", typeAndLocation[0]);
    if (typeAndLocation.length > 1) {
      exchange.getResponseHeaders().set("Location", typeAndLocation[1]);
    }
    exchange.sendResponseHeaders(Integer.parseInt(head[0]), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void record(HttpExchange exchange, byte[] body, String request, Path file)
      throws IOException, InterruptedException {
    HttpRequest.Builder forwarded =
        HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    for (String header : List.of("Authorization", "Content-Type", "X-Amz-Date")) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        forwarded.header(header, value);
      }
    }
    HttpResponse<String> response =
        client.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        request
            + "\n\n"
            + response.statusCode()
            + " "
            + response.headers().firstValue("Content-Type").orElse("text/xml")
            + "\n"
            + response
                .body()
                .replaceAll(">\\s*<", ">\n<")
                // With the real time, credentials would be fetched again once it is over.
                .replaceAll("<Expiration>[^<]*", "<Expiration>2126-01-01T00:00:00Z"));
  }

  private String service(HttpExchange exchange) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher matcher = SERVICE.matcher(authorization == null ? "" : authorization);
    if (!matcher.find()) {
      return SSO.containsKey(exchange.getRequestURI().getPath()) ? "sso" : "unsigned";
    }
    accessKeys.add(matcher.group(1));
    return matcher.group(2);
  }

  /** The request in lines, so that the same question always reads the same. */
  private static String canonical(HttpExchange exchange, byte[] body) {
    if (exchange.getRequestMethod().equals("POST") && body.length > 0) {
      return Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
          .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
          .filter(pair -> !pair.startsWith("Version="))
          .sorted()
          .collect(Collectors.joining("\n"));
    }
    return exchange.getRequestMethod()
        + " "
        + exchange.getRequestURI()
        + (body.length == 0 ? "" : "\n" + new String(body, StandardCharsets.UTF_8));
  }

  private static String operation(HttpExchange exchange, String canonical) {
    Matcher action = ACTION.matcher(canonical);
    if (action.find()) {
      return action.group(1);
    }
    String path = exchange.getRequestURI().getPath();
    if (SSO.containsKey(path)) {
      return SSO.get(path);
    }
    path = path.replaceFirst("^/[^/]+/", "");
    if (path.startsWith("tags/")) {
      return "ListTagsForResources";
    }
    return switch (path) {
      case "hostedzone" -> "ListHostedZones";
      case "hostedzonesbyname" -> "ListHostedZonesByName";
      default -> path.endsWith("/rrset") ? "ListResourceRecordSets" : "GetHostedZone";
    };
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
