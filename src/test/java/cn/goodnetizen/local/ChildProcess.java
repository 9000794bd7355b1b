package cn.goodnetizen.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A part that runs as a process of its own, writes to its own log file and ends with this JVM, its descendants too. */
final class ChildProcess implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final int LOG_LINES_SHOWN = 12;

    private final String name;
    private final Process process;
    private final Path log;
    private final long startedNanos = System.nanoTime();
    private final Thread hook = new Thread(this::endAfterApplication);
    private double seconds;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a command; the environment is added to this JVM's own.
     *
     * @param name what people read, e.g. {@code Zeebe 引擎}
     */
    static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(directory);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + "无法启动：" + command.getFirst(), e);
        }
    }

    /** A probe that is true as soon as the address answers a GET with 2xx. */
    static Supplier<Boolean> answers(URI address) {
        return answers(address, "");
    }

    /** A probe that is true as soon as the address answers a GET with 2xx and a body that contains the text. */
    static Supplier<Boolean> answers(URI address, String text) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        return () -> {
            try {
                HttpResponse<String> response =
                        HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                return response.statusCode() / 100 == 2 && response.body().contains(text);
            } catch (IOException notYet) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        };
    }

    /**
     * Waits until the probe is true.
     *
     * @throws IllegalStateException with one Chinese line and the end of the log, when the process ends before or the
     *     time is over; the process is ended then
     */
    ChildProcess awaitReady(Supplier<Boolean> ready, Duration limit) {
        long until = startedNanos + limit.toNanos();
        while (!ready.get()) {
            if (endsWithin(Duration.ofMillis(200))) {
                throw failed("启动失败（退出码 " + process.exitValue() + "）");
            }
            if (System.nanoTime() > until) {
                IllegalStateException failure = failed(limit.toSeconds() + " 秒内没有就绪");
                close();
                throw failure;
            }
        }
        seconds = (System.nanoTime() - startedNanos) / 1e9;
        return this;
    }

    /** Seconds from the start to readiness; 0 before. */
    double secondsToReady() {
        return seconds;
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process and everything that it started, and waits until it is gone. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException jvmEndsAlready) {
            return;
        }
    }

    /** The JVM ends: an application that runs in it still needs its database and engine while it closes. */
    private void endAfterApplication() {
        if (endsWithin(Duration.ofMillis(200))) {
            return;
        }
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if ("SpringApplicationShutdownHook".equals(thread.getName())) {
                    thread.join(Duration.ofSeconds(20));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        descendants.forEach(ProcessHandle::destroy);
        if (!endsWithin(Duration.ofSeconds(10))) {
            process.destroyForcibly();
            endsWithin(Duration.ofSeconds(5));
        }
        descendants.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private boolean endsWithin(Duration time) {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private IllegalStateException failed(String what) {
        return new IllegalStateException(name + what + "，日志 " + log + "，最后几行：\n" + lastLines());
    }

    private String lastLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "（无法读取日志：" + e.getMessage() + "）";
        }
    }
}
