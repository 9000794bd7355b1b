package cn.goodnetizen.local;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.resolver.api.maven.Maven;

/**
 * The engine of production's line (8.8) in memory, as a child process with its own class path: it judges models before
 * production does, while the local platform and the process tests run on 8.6. Its jars are fetched through the machine's
 * Maven settings.
 */
public final class ProductionEngine implements AutoCloseable {

    private static final String VERSION = "8.8.21";

    /**
     * What the engine said to one question.
     *
     * @param taken whether it did what was asked; otherwise it did nothing
     * @param text for a deployment the ids of the processes, decisions and forms, one a line; or its refusal
     */
    public record Answer(boolean taken, String text) {}

    private final Process process;
    private final Path log;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private ProductionEngine(Process process, Path log) {
        this.process = process;
        this.log = log;
        questions = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        answers = new DataInputStream(process.getInputStream());
    }

    /** Starts the engine; it ends with this JVM at the latest. The log goes to {@code target/}. */
    public static ProductionEngine start() {
        Path jars = LocalFolder.filledOnce("process-test-engine/jars-" + VERSION, ProductionEngine::fetch);
        Path log = LocalFolder.root().resolveSibling("target").resolve("production-engine.log");
        try {
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            jars.resolve("*").toString(),
                            source().toString())
                    .redirectError(log.toFile())
                    .start();
            return new ProductionEngine(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deploys all files in one command.
     *
     * @throws IllegalStateException when the engine did not come up or ended; its log says why
     */
    public Answer deploy(List<Path> files) {
        return ask(
                "deploy",
                files.stream().map(file -> file.toAbsolutePath().toString()).toList());
    }

    /**
     * Asks a decision that was deployed.
     *
     * @param variables as JSON
     * @return its output as JSON, or why there is none
     */
    public Answer evaluate(String decision, String variables) {
        return ask("evaluate", List.of(decision, variables));
    }

    private Answer ask(String question, List<String> texts) {
        try {
            questions.writeInt(texts.size());
            questions.writeUTF(question);
            for (String text : texts) {
                questions.writeUTF(text);
            }
            questions.flush();
            boolean taken = answers.readBoolean();
            return new Answer(taken, new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("Camunda " + VERSION + " 没有应答，日志 " + log + "：\n" + logged(), e);
        }
    }

    @Override
    public void close() {
        try {
            questions.close();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException endedAlready) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private String logged() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "（无法读取：" + e.getMessage() + "）";
        }
    }

    private static Path source() {
        try {
            return Path.of(ProductionEngine.class
                    .getResource("/process/DeployingEngine.java")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fetch(Path folder) throws IOException {
        for (File jar : Maven.resolver()
                .resolve("io.camunda:zeebe-process-test-engine:" + VERSION)
                .withTransitivity()
                .asFile()) {
            Files.copy(jar.toPath(), folder.resolve(jar.getName()));
        }
    }
}
