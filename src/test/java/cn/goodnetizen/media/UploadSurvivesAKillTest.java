package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.GoodNetizenApplication;
import cn.goodnetizen.local.FreePort;
import cn.goodnetizen.local.MariaDbServer;
import cn.goodnetizen.local.TestParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A real server in a process of its own is killed in the middle of an upload, started again, and given the rest. */
class UploadSurvivesAKillTest {

    private static final String ME = "hn-edu-001";
    private static final Path FILES =
            Path.of("target/test-files-of-killed-server").toAbsolutePath();

    private final int port = FreePort.some(1).getFirst();
    private Process server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.destroyForcibly();
        }
    }

    @Test
    void nothingThatWasWrittenIsSentTwiceAndTheHashIsRight() throws Exception {
        byte[] video = UploadProtocolTest.video(7_000_000);
        String upload;
        start();
        try (TusClient client = TusClient.signIn(port, ME)) {
            upload = client.created(ME, "匠心.mp4", video.length);
            client.patch(upload, 0, Arrays.copyOf(video, 1_000_000));
            try (Socket line =
                    client.begin(upload, 1_000_000, 6_000_000, Arrays.copyOfRange(video, 1_000_000, 4_500_000))) {
                await().atMost(Duration.ofSeconds(20)).until(() -> client.offset(upload) > 2_000_000);
                kill();
                assertThat(line.isConnected()).isTrue();
            }
        }

        start();
        try (TusClient client = TusClient.signIn(port, ME)) {
            int offset = (int) client.offset(upload);
            assertThat(offset).isBetween(2_000_001, 4_500_000);
            assertThat(client.patch(upload, offset, Arrays.copyOfRange(video, offset, video.length))
                            .statusCode())
                    .isEqualTo(204);
        }

        Path stored = FILES.resolve(upload.substring(upload.lastIndexOf('/') + 1));
        assertThat(stored).hasBinaryContent(video);
        assertThat(Files.readString(FILES.resolve("taken"))).isEqualTo(UploadProtocolTest.sha256(video));
    }

    private void kill() throws InterruptedException {
        server.destroyForcibly();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private void start() throws Exception {
        Path log = Path.of("target/killed-server.log");
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        Integer.toString(port),
                        TestParts.database().jdbcUrl("good_netizen_kill"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
                    .build();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(300))
                    .failFast("the server has ended, see " + log, () -> !server.isAlive())
                    .ignoreExceptions()
                    .until(() -> http.send(health, BodyHandlers.discarding()).statusCode() == 200);
        }
    }

    /** The application with a feature that wants uploads and without its engine; what it takes, it writes down. */
    public static final class Server {

        private Server() {}

        public static void main(String[] arguments) {
            // As arguments, which weigh more than the files of properties.
            new SpringApplicationBuilder(GoodNetizenApplication.class, WritingDown.class)
                    .profiles("test")
                    .run(
                            "--server.port=" + arguments[0],
                            "--spring.datasource.url=" + arguments[1],
                            "--spring.datasource.username=" + MariaDbServer.USERNAME,
                            "--spring.datasource.password=" + MariaDbServer.PASSWORD,
                            "--camunda.client.worker.defaults.enabled=false",
                            "--camunda.client.deployment.enabled=false",
                            "--camunda.client.grpc-address=http://localhost:1",
                            "--camunda.client.rest-address=http://localhost:1",
                            "--good-netizen.organization.seed=classpath:organization/hunan.yaml",
                            "--good-netizen.media.files=" + FILES);
        }
    }

    /** Survives the process, as a feature's rows would. */
    static final class WritingDown extends UploadsInTests {

        @Override
        public boolean take(String subject, FileStore.Stored file, String accountName) {
            try {
                Files.writeString(FILES.resolve("taken"), file.sha256());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return super.take(subject, file, accountName);
        }
    }
}
