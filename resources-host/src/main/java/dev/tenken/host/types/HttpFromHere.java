package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HereKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Web servers as they answer the machine that Tenken runs on. */
final class HttpFromHere {
  static final HereKind KIND = new HereKind("http.here", HttpFromHere::ask);
  static final HereKind CERTIFICATE =
      new HereKind("http.certificate.here", HttpFromHere::certificate);

  private static final String SOURCE = "an HTTP request from here";
  private static final int CONTENT_LIMIT = 8 << 20;

  private HttpFromHere() {}

  /** Takes the address, the method, the seconds, whether any certificate will do, the headers. */
  private static Fact<Data> ask(Probe probe) {
    List<String> words = probe.arguments();
    Duration limit = Duration.ofSeconds(Long.parseLong(words.get(2)));
    Instant askedAt = Instant.now();
    try {
      HttpClient.Builder client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(HttpClient.Builder.NO_PROXY)
              .connectTimeout(limit);
      if (words.get(3).equals("true")) {
        client.sslContext(trusting());
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(words.get(0)))
              .timeout(limit)
              .method(words.get(1), HttpRequest.BodyPublishers.noBody());
      words.get(4).lines().forEach(line -> header(request, line));
      Body body = new Body();
      CompletableFuture<HttpResponse<Void>> sent =
          client
              .build()
              .sendAsync(
                  request.build(),
                  HttpResponse.BodyHandlers.ofByteArrayConsumer(
                      bytes -> bytes.ifPresent(body::add)));
      HttpAnswer answer = answer(sent, limit, body);
      return new Fact.Present<>(answer.data(), evidence(askedAt, answer.raw()));
    } catch (ExecutionException e) {
      return failure(e.getCause() == null ? e : e.getCause(), limit, askedAt);
    } catch (TimeoutException e) {
      return failure(e, limit, askedAt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown(Cause.Reason.CANCELLED, "the run was interrupted", askedAt);
    }
  }

  private static void header(HttpRequest.Builder request, String line) {
    int colon = line.indexOf(": ");
    request.header(line.substring(0, colon), line.substring(colon + 2));
  }

  private static HttpAnswer answer(
      CompletableFuture<HttpResponse<Void>> sent, Duration limit, Body body)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      HttpResponse<Void> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      Map<String, String> headers = new TreeMap<>();
      // Not the pseudo headers of HTTP/2.
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!name.startsWith(":")) {
                  headers.put(name, String.join(", ", values));
                }
              });
      return new HttpAnswer(response.statusCode(), headers, body.text());
    } finally {
      sent.cancel(true);
    }
  }

  private static Fact<Data> failure(Throwable problem, Duration limit, Instant askedAt) {
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof HttpTimeoutException
        || problem instanceof TimeoutException
        || problem instanceof SocketTimeoutException) {
      return unknown(
          Cause.Reason.TIMED_OUT, "no answer within " + limit.toSeconds() + " s", askedAt);
    }
    if (problem instanceof TooLong) {
      return unknown(
          Cause.Reason.LIMIT,
          "the body is longer than the limit for content, " + CONTENT_LIMIT + " bytes",
          askedAt);
    }
    if (isUnresolved(problem)) {
      return unknown(Cause.Reason.OTHER, "the name of the server was not found", askedAt);
    }
    if (problem instanceof ConnectException) {
      return new Fact.Absent<>(evidence(askedAt, "nothing accepts the connection"));
    }
    if (problem instanceof SSLException) {
      return new Fact.Absent<>(evidence(askedAt, message));
    }
    return problem instanceof IOException
        ? new Fact.Absent<>(evidence(askedAt, "the connection ended: " + message))
        : unknown(Cause.Reason.OTHER, message, askedAt);
  }

  private static boolean isUnresolved(Throwable problem) {
    for (Throwable each = problem; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException
          || each instanceof java.net.UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  /** Takes the host, the port and the seconds. */
  private static Fact<Data> certificate(Probe probe) {
    String host = probe.arguments().get(0);
    int port = Integer.parseInt(probe.arguments().get(1));
    Duration limit = Duration.ofSeconds(Long.parseLong(probe.arguments().get(2)));
    int millis = (int) limit.toMillis();
    Instant askedAt = Instant.now();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), millis);
      plain.setSoTimeout(millis);
      try (SSLSocket socket =
          (SSLSocket) trusting().getSocketFactory().createSocket(plain, host, port, true)) {
        socket.startHandshake();
        byte[] der = socket.getSession().getPeerCertificates()[0].getEncoded();
        Data data = Data.of(X509.certificate(der));
        return new Fact.Present<>(
            data, new Evidence("a TLS handshake from here", askedAt, since(askedAt), "" + data));
      }
    } catch (IOException e) {
      return failure(e, limit, askedAt);
    } catch (GeneralSecurityException e) {
      return unknown(Cause.Reason.OTHER, String.valueOf(e.getMessage()), askedAt);
    }
  }

  private static Fact<Data> unknown(Cause.Reason reason, String message, Instant askedAt) {
    return new Fact.Unknown<>(new Cause(reason, message), evidence(askedAt, ""));
  }

  private static Evidence evidence(Instant askedAt, String raw) {
    return new Evidence(
        SOURCE, askedAt, since(askedAt), raw.length() > 2000 ? raw.substring(0, 2000) + "…" : raw);
  }

  private static Duration since(Instant start) {
    return Duration.between(start, Instant.now());
  }

  /** Returns what takes any certificate: for looking at one, and where the author asks for it. */
  private static SSLContext trusting() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyCertificate()}, null);
    return context;
  }

  /** The body of an answer as it comes. */
  private static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    synchronized void add(byte[] more) {
      if (bytes.size() + more.length > CONTENT_LIMIT) {
        throw new TooLong();
      }
      bytes.writeBytes(more);
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
