package cn.goodnetizen.local;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.shrinkwrap.resolver.api.maven.Maven;

/**
 * An S3-compatible store that is not ours (S3Proxy over a folder), as a child process with its own class path. Its jars
 * are fetched through the machine's Maven settings.
 */
public final class S3Server implements AutoCloseable {

    public static final String BUCKET = "good-netizen";
    public static final String ACCESS_KEY = "access-of-tests";
    public static final String SECRET_KEY = "secret-of-tests";

    private static final String VERSION = "2.7.0";

    private final int port = FreePort.some(1).getFirst();
    private final Path settings;
    private Process process;

    /** @param folder for the objects; what is in it is there after a restart */
    public S3Server(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("objects").resolve(BUCKET));
        settings = Files.write(
                folder.resolve("s3proxy.conf"),
                List.of(
                        "s3proxy.endpoint=" + endpoint(),
                        "s3proxy.authorization=aws-v4",
                        "s3proxy.identity=" + ACCESS_KEY,
                        "s3proxy.credential=" + SECRET_KEY,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.filesystem.basedir="
                                + folder.resolve("objects").toAbsolutePath()));
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** Where an object of the bucket lies on the disk. */
    public Path object(String name) {
        return settings.resolveSibling("objects").resolve(BUCKET).resolve(name);
    }

    /** Starts it, or starts it again after {@link #close}. */
    public void start() throws IOException {
        Path jars = LocalFolder.filledOnce("s3/s3proxy-" + VERSION, S3Server::fetch);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars.resolve("*").toString(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(settings.resolveSibling("s3proxy.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .failFast("S3Proxy has ended, see its log beside " + settings, () -> !process.isAlive())
                .until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void fetch(Path folder) throws IOException {
        for (File jar : Maven.resolver()
                .resolve("org.gaul:s3proxy:" + VERSION)
                .withTransitivity()
                .asFile()) {
            Files.copy(jar.toPath(), folder.resolve(jar.getName()));
        }
    }
}
