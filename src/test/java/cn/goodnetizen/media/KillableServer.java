package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.GoodNetizenApplication;
import cn.goodnetizen.local.FreePort;
import cn.goodnetizen.local.MariaDbServer;
import cn.goodnetizen.local.TestParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.util.unit.DataSize;

/** The portal in a process of its own with a heap of 256 MB, which can be killed and started again. */
final class KillableServer implements AutoCloseable {

    static final Path FILES = Path.of("target/test-files-of-killed-server").toAbsolutePath();

    private final int port = FreePort.some(1).getFirst();
    private final List<String> options;
    private Process server;

    /** @param options more of them for its Java machine */
    KillableServer(String... options) {
        this.options = List.of(options);
    }

    int port() {
        return port;
    }

    long pid() {
        return server.pid();
    }

    /** At once and without a chance to tidy up, as a power cut or {@code kill -9}. */
    void kill() throws InterruptedException {
        server.destroyForcibly();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void close() {
        if (server != null) {
            server.destroyForcibly();
        }
    }

    void start() throws Exception {
        Path log = Path.of("target/killed-server.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Application.class.getName(),
                Integer.toString(port),
                TestParts.database().jdbcUrl("good_netizen_kill")));
        server = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (HttpClient http = HttpClient.newHttpClient()) {
            // Pages are served a little before the accounts are there; ready is after both.
            HttpRequest health = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .failFast("the server has ended, see " + log, () -> !server.isAlive())
                    .ignoreExceptions()
                    .until(() -> http.send(health, BodyHandlers.discarding()).statusCode() == 200);
        }
    }

    /** The application with a feature that wants uploads and without its engine; what it takes, it writes down. */
    public static final class Application {

        private Application() {}

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
                            // Most of the application is never asked for anything here, and need not be made.
                            "--spring.main.lazy-initialization=true",
                            "--management.endpoint.health.probes.enabled=true",
                            "--good-netizen.organization.seed=classpath:organization/hunan.yaml",
                            "--good-netizen.media.files=" + FILES);
        }
    }

    /** Survives the process, as a feature's rows would. */
    static final class WritingDown extends UploadsInTests {

        @Override
        public FileIntake intake(String subject) {
            return new FileIntake(super.intake(subject).types(), DataSize.ofMegabytes(500));
        }

        @Override
        public boolean take(String subject, FileStore.Stored file, String accountName) {
            try {
                Files.writeString(FILES.resolve("taken"), file.sha256());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        }
    }
}
