package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** Stored files and parts of them, as players and resumed downloads ask for them, over the wire. */
class StoredFileAnswerTest {

    private static final String TAG = "\"" + "ab".repeat(32) + "\"";
    private static final StoredFile FILE = new StoredFile("匠心 短视频.mp4", "video/mp4", "ab".repeat(32), "file");
    private static final int SIZE = 100_000;

    @TempDir
    private static Path folder;

    private static byte[] content;
    private static WebServer server;

    private final HttpClient http = HttpClient.newHttpClient();

    /** Says of which file it is, as a feature does after it has looked whether the reader may see it. */
    private static final class Serving extends HttpServlet {

        private final transient StoredFileAnswer answer =
                new StoredFileAnswer(TestMedia.store(TestMedia.properties(folder)));

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getServletPath().equals("/attachment")) {
                answer.attachment(FILE, request, response);
            } else {
                answer.playback(FILE, request, response);
            }
        }
    }

    @BeforeAll
    static void serve() throws IOException {
        content = UploadProtocolTest.video(SIZE);
        Files.write(folder.resolve("file"), content);
        server = new TomcatServletWebServerFactory(0)
                .getWebServer(
                        context -> context.addServlet("serving", new Serving()).addMapping("/attachment", "/playback"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        Files.deleteIfExists(folder.resolve("file.web"));
    }

    @Test
    void theWholeFileSaysWhatItIsAndThatPartsMayBeAskedFor() throws Exception {
        HttpResponse<byte[]> answer = get("/playback");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        assertHeaders(answer, "Content-Type", "video/mp4", "Content-Length", "100000", "Accept-Ranges", "bytes");
        assertHeaders(answer, "ETag", TAG, "X-Content-Type-Options", "nosniff", "Content-Disposition", "inline");
        assertThat(header(answer, "Cache-Control")).contains("private", "no-cache");
    }

    @Test
    void whatIsSavedHasItsName() throws Exception {
        HttpResponse<byte[]> answer = get("/attachment");

        assertThat(answer.body()).isEqualTo(content);
        assertThat(header(answer, "Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E5%8C%A0%E5%BF%83%20%E7%9F%AD%E8%A7%86%E9%A2%91.mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=0-0, 0, 0",
        "bytes=99999-, 99999, 99999",
        "bytes=50000-, 50000, 99999",
        "bytes=-10, 99990, 99999",
        "bytes=99990-200000, 99990, 99999"
    })
    void aPartIsAnsweredAlone(String range, int first, int last) throws Exception {
        HttpResponse<byte[]> answer = get("/playback", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(content, first, last + 1));
        String part = "bytes " + first + "-" + last + "/100000";
        String length = Integer.toString(last - first + 1);
        assertHeaders(answer, "Content-Range", part, "Content-Length", length, "ETag", TAG);

        HttpResponse<byte[]> head = send("HEAD", "/playback", "Range", range);
        assertThat(head.statusCode()).isEqualTo(206);
        assertHeaders(head, "Content-Range", part, "Content-Length", length, "Content-Type", "video/mp4");
    }

    @Test
    void severalPartsComeTogether() throws Exception {
        HttpResponse<byte[]> answer = get("/playback", "Range", "bytes=0-9,99990-99999");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Type")).startsWith("multipart/byteranges");
        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
                .contains("Content-Range: bytes 0-9/100000", "Content-Range: bytes 99990-99999/100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100000-", "bytes=5-2", "pages=1-2"})
    void aPartThatThereIsNotIsRefusedWithTheSize(String range) throws Exception {
        HttpResponse<byte[]> answer = get("/playback", "Range", range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertHeaders(answer, "Content-Range", "bytes */100000");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aPartIsJoinedOnlyToPartsOfTheSameFile() throws Exception {
        assertThat(get("/playback", "Range", "bytes=10-19", "If-Range", TAG).statusCode())
                .isEqualTo(206);

        HttpResponse<byte[]> other = get("/playback", "Range", "bytes=10-19", "If-Range", "\"another\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(content);
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        HttpResponse<byte[]> answer = get("/playback", "If-None-Match", TAG);

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertHeaders(answer, "ETag", TAG);
    }

    @Test
    void headSaysTheSizeWithoutTheContent() throws Exception {
        HttpResponse<byte[]> answer = send("HEAD", "/attachment");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertHeaders(answer, "Content-Length", "100000", "Content-Type", "video/mp4", "ETag", TAG);
    }

    @Test
    void thePlayerGetsTheWebVersionAndTheSaverTheOriginal() throws Exception {
        Files.writeString(folder.resolve("file.web"), "made for browsers");

        HttpResponse<byte[]> played = get("/playback", "Range", "bytes=0-3");

        assertThat(new String(played.body(), StandardCharsets.UTF_8)).isEqualTo("made");
        assertThat(header(played, "ETag")).isNotEqualTo(TAG);
        assertThat(get("/playback", "Range", "bytes=0-3", "If-Range", TAG).statusCode())
                .isEqualTo(200);
        assertThat(get("/attachment").body()).isEqualTo(content);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send("GET", path, headers);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void assertHeaders(HttpResponse<?> answer, String... namesAndValues) {
        for (int at = 0; at < namesAndValues.length; at += 2) {
            assertThat(header(answer, namesAndValues[at])).isEqualTo(namesAndValues[at + 1]);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
