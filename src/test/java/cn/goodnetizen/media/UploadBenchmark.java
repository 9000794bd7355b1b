package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Figures of the upload, on request only: {@code mvn test -Dtest=UploadBenchmark}. Needs 8 GB of disk and some minutes; the
 * server runs in a process of its own with a heap of 256 MB.
 */
class UploadBenchmark {

    private static final int UPLOADS = 8;
    private static final int ROUNDS = 5;
    private static final int SIZE = 500 << 20;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    @Test
    void eightUploadsOfFiveHundredMegabytesAtOnce() throws Exception {
        Path folder = Files.createDirectories(Path.of("target/upload-benchmark"));
        Path video = folder.resolve("video.mp4");
        write(video);
        try (KillableServer server = new KillableServer();
                ExecutorService clients = Executors.newFixedThreadPool(UPLOADS)) {
            server.start();
            try (TusClient client = TusClient.signIn(server.port(), "hn-edu-001")) {
                upload(client, video);
                // In turn, so that whatever else the machine does slows down the one as much as the other.
                List<Duration> uploads = new ArrayList<>();
                List<Duration> copies = new ArrayList<>();
                Duration cpu = cpu(server.pid());
                for (int i = 0; i < ROUNDS; i++) {
                    copies.add(copy(video, folder.resolve("copy.mp4")));
                    long begun = System.nanoTime();
                    upload(client, video);
                    uploads.add(Duration.ofNanos(System.nanoTime() - begun));
                }
                Duration copied = median(copies);
                Duration one = median(uploads);
                say("one upload, median of " + ROUNDS, one, 1);
                say("copying the same file, with force", copied, 1);
                System.out.printf(
                        "throughput of one upload: %.0f %% of copying; the server computes %.2f s for it%n",
                        100.0 * copied.toMillis() / one.toMillis(),
                        cpu(server.pid()).minus(cpu).toMillis() / 1000.0 / ROUNDS);

                long idle = liveHeap(server.pid());
                long most = 0;
                long begun = System.nanoTime();
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < UPLOADS; i++) {
                    running.add(clients.submit(() -> upload(client, video)));
                }
                while (!running.stream().allMatch(Future::isDone)) {
                    most = Math.max(most, liveHeap(server.pid()));
                    TimeUnit.MILLISECONDS.sleep(500);
                }
                for (Future<?> upload : running) {
                    upload.get();
                }
                say(UPLOADS + " uploads at once", Duration.ofNanos(System.nanoTime() - begun), UPLOADS);
                long extra = (most - idle) / 1024;
                System.out.printf(
                        "live heap: %d MB idle, %d MB at most, %d MB extra%n", idle / 1024, most / 1024, extra);
                assertThat(extra).isLessThanOrEqualTo(64);
            }
        }
    }

    private static Void upload(TusClient client, Path video) throws Exception {
        String upload = client.created("hn-edu-001", "长片.mp4", SIZE);
        var answer = client.send(
                "PATCH",
                upload,
                BodyPublishers.ofFile(video),
                "Upload-Offset",
                "0",
                "Content-Type",
                "application/offset+octet-stream");
        assertThat(answer.statusCode()).isEqualTo(204);
        return null;
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    /** What the server's process has computed, however busy the machine is. */
    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static void say(String what, Duration time, int files) {
        System.out.printf(
                "%s: %.1f s, %.0f MB/s%n", what, time.toMillis() / 1000.0, files * 500.0 * 1000 / time.toMillis());
    }

    /** An MP4 by its first box, noise behind. */
    private static void write(Path video) throws IOException {
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        try (OutputStream out = Files.newOutputStream(video)) {
            for (int written = 0; written < SIZE; written += noise.length) {
                byte[] piece = noise.clone();
                if (written == 0) {
                    byte[] head = UploadProtocolTest.video(32);
                    System.arraycopy(head, 0, piece, 0, head.length);
                }
                out.write(piece);
            }
        }
    }

    /** As the upload ends: with the content on the disk. */
    private static Duration copy(Path video, Path copy) throws IOException {
        long begun = System.nanoTime();
        try (InputStream in = Files.newInputStream(video);
                OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        }
        try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What is in use after a full collection, in KB. */
    private static long liveHeap(long pid) throws IOException, InterruptedException {
        command(pid, "GC.run");
        Matcher used = USED.matcher(command(pid, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private static String command(long pid, String what) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
