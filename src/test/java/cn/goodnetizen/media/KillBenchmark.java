package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * On request only: {@code mvn test -Dtest=KillBenchmark}. A real server in a process of its own is killed again and again
 * while an upload comes in, each time at a place of chance, started again, asked how far it is, and given the rest. {@link
 * UploadSurvivesAKillTest} does the same once, in every run of the tests.
 */
class KillBenchmark {

    private static final String ME = "hn-edu-001";
    private static final int KILLS = 20;
    private static final int SIZE = 100 << 20;

    private final Path folder = Path.of("target/kill-benchmark");
    private final KillableServer server = new KillableServer("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @Test
    void twentyKillsAndTwentyRightHashes() throws Exception {
        Files.createDirectories(folder);
        long seed = System.nanoTime();
        System.out.println("places of the kills by seed " + seed);
        Random chance = new Random(seed);
        int resumed = 0;
        try (server;
                ExecutorService sender = Executors.newSingleThreadExecutor()) {
            server.start();
            for (int kill = 1; kill <= KILLS; kill++) {
                byte[] content = UploadProtocolTest.video(SIZE + kill);
                long killAt = chance.nextLong(content.length * 9L / 10);
                long offset = killAndResume(content, killAt, sender);
                System.out.printf(
                        "kill %2d at %,11d of %,d bytes: resumed, right hash%n", kill, offset, content.length);
                resumed += offset > 0 && offset < content.length ? 1 : 0;
            }
        }
        System.out.printf("%d kills in the middle of an upload, %d resumed with the right hash%n", KILLS, resumed);
        assertThat(resumed).isEqualTo(KILLS);
    }

    /** @return where the upload went on */
    private long killAndResume(byte[] content, long killAt, ExecutorService sender) throws Exception {
        Path video = Files.write(folder.resolve("video.mp4"), content);
        String upload;
        try (TusClient client = TusClient.signIn(server.port(), ME)) {
            upload = client.created(ME, "长片.mp4", content.length);
            Future<String> sending = sender.submit(() -> client.sendFile(upload, 0, video));
            Path part = KillableServer.FILES.resolve("unfinished").resolve(name(upload));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> Files.exists(part) && Files.size(part) > killAt);
            server.kill();
            await().until(sending::isDone);
        }
        server.start();
        long offset;
        try (TusClient client = TusClient.signIn(server.port(), ME)) {
            offset = client.offset(upload);
            assertThat(offset).isGreaterThan(killAt);
            assertThat(client.sendFile(upload, offset, video)).startsWith("HTTP/1.1 204");
        }
        Path stored = KillableServer.FILES.resolve(name(upload));
        assertThat(sha256(stored)).isEqualTo(UploadProtocolTest.sha256(content));
        assertThat(Files.readString(KillableServer.FILES.resolve("taken"))).isEqualTo(sha256(stored));
        Files.delete(stored);
        return offset;
    }

    private static String name(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
