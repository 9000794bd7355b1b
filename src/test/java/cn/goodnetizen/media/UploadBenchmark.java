package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
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
 * server runs in a process of its own with a heap of 256 MB. Everything that is compared ends with the content forced to
 * the disk, in a file that was not there before, and takes its turn in each round, so that whatever else the machine does
 * slows down the one as much as the other.
 */
class UploadBenchmark {

    private static final int UPLOADS = 8;
    private static final int ROUNDS = 7;
    private static final int SIZE = 500 << 20;
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private final Path folder = Path.of("target/upload-benchmark");
    private final Path video = folder.resolve("video.mp4");

    @Test
    void uploadsOfFiveHundredMegabytes() throws Exception {
        Files.createDirectories(folder);
        write(video);
        try (KillableServer server = new KillableServer();
                ExecutorService clients = Executors.newFixedThreadPool(UPLOADS)) {
            server.start();
            try (TusClient client = TusClient.signIn(server.port(), "hn-edu-001")) {
                for (int i = 0; i < UPLOADS; i++) {
                    upload(client);
                }
                throughput(server, client);
                memory(server, client, clients);
            }
        }
    }

    private void throughput(KillableServer server, TusClient client) throws Exception {
        List<Duration> copies = new ArrayList<>();
        List<Duration> lines = new ArrayList<>();
        List<Duration> uploads = new ArrayList<>();
        List<Duration> computedHere = new ArrayList<>();
        List<Duration> computedThere = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            copies.add(time(this::copy));
            lines.add(time(this::throughABareLine));
            Duration there = cpu(server.pid());
            long here = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            uploads.add(time(() -> upload(client)));
            computedHere.add(
                    Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - here));
            computedThere.add(cpu(server.pid()).minus(there));
        }
        say("copying the file", median(copies), 1);
        say("its SHA-256 alone", hash(), 1);
        say("through a bare socket into a file, no HTTP, no hash", median(lines), 1);
        say("one upload", median(uploads), 1);
        System.out.printf(
                "of it computing: server %.2f s, client %.2f s%n",
                median(computedThere).toMillis() / 1000.0, median(computedHere).toMillis() / 1000.0);
        System.out.printf(
                "throughput of one upload: %.0f %% of copying, %.0f %% of the bare socket%n",
                100.0 * median(copies).toMillis() / median(uploads).toMillis(),
                100.0 * median(lines).toMillis() / median(uploads).toMillis());
    }

    private void memory(KillableServer server, TusClient client, ExecutorService clients) throws Exception {
        forgetUploads();
        long idle = liveHeap(server.pid());
        long most = 0;
        List<Future<?>> running = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < UPLOADS; i++) {
            running.add(clients.submit(() -> upload(client)));
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
        System.out.printf("live heap: %d MB idle, %d MB at most, %d MB extra%n", idle / 1024, most / 1024, extra);
        forgetUploads();
        assertThat(extra).isLessThanOrEqualTo(64);
    }

    private Void upload(TusClient client) throws Exception {
        String upload = client.created("hn-edu-001", "长片.mp4", SIZE);
        assertThat(client.sendFile(upload, 0, video)).startsWith("HTTP/1.1 204");
        return null;
    }

    private Void copy() throws IOException {
        Path copy = folder.resolve("copy.mp4");
        try (InputStream in = Files.newInputStream(video);
                OutputStream out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        }
        try (FileChannel file = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return null;
    }

    /** In a process of its own with the server's compiler, as the tests' own compiler hashes ten times slower. */
    private Duration hash() throws IOException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hash.class.getName(),
                        video.toString())
                .start();
        return Duration.parse(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    static final class Hash {

        private Hash() {}

        public static void main(String[] arguments) throws IOException {
            List<Duration> times = new ArrayList<>();
            ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
            for (int i = 0; i < ROUNDS; i++) {
                long begun = System.nanoTime();
                MessageDigest digest = Sha256.digest();
                try (FileChannel file = FileChannel.open(Path.of(arguments[0]))) {
                    while (file.read(buffer.clear()) >= 0) {
                        digest.update(buffer.flip());
                    }
                }
                digest.digest();
                times.add(Duration.ofNanos(System.nanoTime() - begun));
            }
            System.out.println(median(times));
        }
    }

    /** What is left of an upload when everything is taken away that is not moving bytes. */
    private Void throughABareLine() throws Exception {
        try (ServerSocketChannel door = ServerSocketChannel.open().bind(new InetSocketAddress("localhost", 0));
                FileChannel file = FileChannel.open(
                        folder.resolve("copy.mp4"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
            Thread sender = Thread.ofPlatform().start(() -> {
                try (SocketChannel line = SocketChannel.open(door.getLocalAddress());
                        FileChannel content = FileChannel.open(video)) {
                    for (long at = 0; at < SIZE; ) {
                        at += content.transferTo(at, SIZE - at, line);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
            try (SocketChannel line = door.accept()) {
                while (line.read(buffer.clear()) >= 0) {
                    file.write(buffer.flip());
                }
            }
            file.force(true);
            sender.join();
        }
        return null;
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static void forgetUploads() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(KillableServer.FILES, Files::isRegularFile)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private Duration time(Work work) throws Exception {
        // Blocks that the disk has had before: the first use of new ones is slow where the disk is a virtual one.
        Files.deleteIfExists(folder.resolve("copy.mp4"));
        forgetUploads();
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
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
                "%s: %.2f s, %.0f MB/s%n", what, time.toMillis() / 1000.0, files * 500.0 * 1000 / time.toMillis());
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
