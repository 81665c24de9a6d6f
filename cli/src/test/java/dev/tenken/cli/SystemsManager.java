package dev.tenken.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Stands in for AWS Systems Manager and the agent of one instance: takes SendCommand and
 * GetCommandInvocation over HTTP, really runs the script by {@code sh} on this machine, and gives
 * back no more of its output than the service does.
 */
final class SystemsManager implements AutoCloseable {
  static final String INSTANCE = "i-0123456789abcdef0";

  private static final int OUTPUT = 24_000;

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Result> results = new ConcurrentHashMap<>();
  private volatile String error = "";

  private record Result(int polls, String status, String stdout, String stderr) {}

  SystemsManager() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "systems-manager");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the operations in order. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  long count(String operation) {
    return requests.stream().filter(operation::equals).count();
  }

  /** Answers SendCommand with this error from now on. */
  void refuse(String code) {
    error = code;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      requests.add(operation.replace("AmazonSSM.", ""));
      JsonNode request =
          JsonNode.parser()
              .parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      if (!error.isEmpty()) {
        reply(exchange, 400, "{\"__type\": \"" + error + "\", \"message\": \"as told\"}");
      } else if (operation.endsWith(".SendCommand")) {
        reply(exchange, 200, send(request));
      } else if (operation.endsWith(".GetCommandInvocation")) {
        invocation(exchange, text(request, "CommandId"));
      } else {
        reply(exchange, 400, "{\"__type\": \"UnknownOperationException\"}");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private String send(JsonNode request) throws IOException, InterruptedException {
    if (!text(request, "DocumentName").equals("AWS-RunShellScript")
        || !member(request, "InstanceIds").asArray().get(0).asString().equals(INSTANCE)) {
      throw new IOException("not what was to be run: " + request);
    }
    List<String> lines = new ArrayList<>();
    member(member(request, "Parameters"), "commands")
        .asArray()
        .forEach(line -> lines.add(line.asString()));
    Process process = new ProcessBuilder("sh", "-c", String.join("\n", lines)).start();
    process.getOutputStream().close();
    String stdout =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    String stderr =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    String id = "0000000" + results.size();
    results.put(
        id,
        new Result(
            0,
            process.waitFor() == 0 ? "Success" : "Failed",
            stdout.length() <= OUTPUT
                ? stdout
                : stdout.substring(0, OUTPUT) + "\n---Output truncated---",
            stderr));
    return "{\"Command\": {\"CommandId\": \"" + id + "\", \"Status\": \"Pending\"}}";
  }

  /** The first answer is that it is not there yet, the second that it runs, as it often is. */
  private void invocation(HttpExchange exchange, String id) throws IOException {
    Result result = results.get(id);
    results.put(id, new Result(result.polls + 1, result.status, result.stdout, result.stderr));
    if (result.polls == 0) {
      reply(exchange, 400, "{\"__type\": \"InvocationDoesNotExist\"}");
    } else if (result.polls == 1) {
      reply(exchange, 200, "{\"Status\": \"InProgress\", \"StatusDetails\": \"InProgress\"}");
    } else {
      reply(
          exchange,
          200,
          "{\"Status\": \"%s\", \"StatusDetails\": \"%s\", \"StandardOutputContent\": %s, \"StandardErrorContent\": %s}"
              .formatted(
                  result.status, result.status, quoted(result.stdout), quoted(result.stderr)));
    }
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  private static void reply(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static JsonNode member(JsonNode node, String name) {
    return node.field(name).orElseThrow();
  }

  private static String text(JsonNode node, String name) {
    return member(node, name).asString();
  }
}
