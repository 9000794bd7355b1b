package cn.goodnetizen.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tus client as plain as the protocol, signed in to the portal as one account. */
final class TusClient implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String csrf;

    private TusClient(int port) {
        this.port = port;
    }

    static TusClient signIn(int port, String username) throws IOException, InterruptedException {
        TusClient client = new TusClient(port);
        String form =
                Map.of("username", username, "password", "demo-2023", "_csrf", client.token("/login"))
                        .entrySet()
                        .stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        client.http.send(
                HttpRequest.newBuilder(client.uri("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        client.csrf = client.token("/");
        return client;
    }

    private String token(String page) throws IOException, InterruptedException {
        Matcher found = CSRF.matcher(http.send(HttpRequest.newBuilder(uri(page)).build(), BodyHandlers.ofString())
                .body());
        if (!found.find()) {
            throw new IllegalStateException(page + " has no CSRF token");
        }
        return found.group(1);
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    String csrf() {
        return csrf;
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    static String metadata(String subject, String fileName) {
        return "purpose " + base64("test-file:" + subject) + ",filename " + base64(fileName);
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> create(String subject, String fileName, long size) throws IOException, InterruptedException {
        return send(
                "POST",
                "/uploads",
                BodyPublishers.noBody(),
                "Upload-Length",
                Long.toString(size),
                "Upload-Metadata",
                metadata(subject, fileName));
    }

    /** @return the path of the new upload */
    String created(String subject, String fileName, long size) throws IOException, InterruptedException {
        HttpResponse<String> answer = create(subject, fileName, size);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    HttpResponse<String> head(String upload) throws IOException, InterruptedException {
        return send("HEAD", upload, BodyPublishers.noBody());
    }

    long offset(String upload) throws IOException, InterruptedException {
        return head(upload).headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    HttpResponse<String> patch(String upload, long offset, byte[] piece, String... more)
            throws IOException, InterruptedException {
        String[] headers = new String[more.length + 4];
        System.arraycopy(more, 0, headers, 4, more.length);
        headers[0] = "Upload-Offset";
        headers[1] = Long.toString(offset);
        headers[2] = "Content-Type";
        headers[3] = "application/offset+octet-stream";
        return send("PATCH", upload, BodyPublishers.ofByteArray(piece), headers);
    }

    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body)
                .header("Tus-Resumable", "1.0.0")
                .header("X-CSRF-TOKEN", csrf);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Promises a piece, sends less of it, and leaves the connection open for the caller to lose. */
    Socket begin(String upload, long offset, long promised, byte[] sent) throws IOException {
        Socket socket = new Socket("localhost", port);
        OutputStream out = socket.getOutputStream();
        out.write(head(upload, offset, promised));
        out.write(sent);
        out.flush();
        return socket;
    }

    /**
     * Sends a file's rest by the system alone, which costs this side of the line next to nothing.
     *
     * @return the first line of the answer
     */
    String sendFile(String upload, long offset, Path content) throws IOException {
        try (SocketChannel line = SocketChannel.open(new InetSocketAddress("localhost", port));
                FileChannel file = FileChannel.open(content)) {
            long size = file.size();
            line.write(ByteBuffer.wrap(head(upload, offset, size - offset)));
            for (long at = offset; at < size; ) {
                at += file.transferTo(at, size - at, line);
            }
            return new BufferedReader(
                            new InputStreamReader(line.socket().getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
        }
    }

    private byte[] head(String upload, long offset, long length) {
        return String.join(
                        "\r\n",
                        "PATCH " + upload + " HTTP/1.1",
                        "Host: localhost:" + port,
                        "Cookie: " + cookie(),
                        "X-CSRF-TOKEN: " + csrf,
                        "Tus-Resumable: 1.0.0",
                        "Content-Type: application/offset+octet-stream",
                        "Upload-Offset: " + offset,
                        "Content-Length: " + length,
                        "",
                        "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        http.close();
    }
}
