package cn.goodnetizen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that hangs or babbles is killed, and nothing that it started is left. */
class LimitedProcessTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void whatAProgramSaysComesLineByLine() throws IOException {
        assertThat(run("printf 'one\\ntwo\\n'", Duration.ofSeconds(20), 100)).isEqualTo(LimitedProcess.End.DONE);
        assertThat(lines).containsExactly("one", "two");
        assertThat(run("exit 3", Duration.ofSeconds(20), 100)).isEqualTo(LimitedProcess.End.FAILED);
    }

    @Test
    void whatAProgramSaidBeforeItsEndIsReadToTheEnd() throws IOException {
        LimitedProcess.End end = LimitedProcess.run(
                new ProcessBuilder("/bin/sh", "-c", "echo $$; seq 1 9000"), Duration.ofSeconds(20), 100_000, line -> {
                    if (lines.isEmpty()) {
                        ProcessHandle.of(Long.parseLong(line))
                                .ifPresent(process -> process.onExit().join());
                    }
                    lines.add(line);
                });

        assertThat(end).isEqualTo(LimitedProcess.End.DONE);
        assertThat(lines).hasSize(9001).endsWith("9000");
    }

    @Test
    void whoeverListensInVainIsTold() {
        assertThatThrownBy(() -> LimitedProcess.run(
                        new ProcessBuilder("/bin/sh", "-c", "echo $$; exec sleep 600"),
                        Duration.ofMinutes(1),
                        100,
                        line -> {
                            lines.add(line);
                            throw new IllegalStateException("cannot be kept");
                        }))
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("cannot be kept");
        assertNoneRuns();
    }

    @Test
    void aProgramThatHangsIsKilledWithItsChildren() throws IOException {
        LimitedProcess.End end = run("sleep 600 & echo $!; echo $$; wait", Duration.ofMillis(500), 100);

        assertThat(end).isEqualTo(LimitedProcess.End.TOO_LONG);
        assertThat(lines).hasSize(2);
        assertNoneRuns();
    }

    @Test
    void aProgramThatSaysTooMuchIsKilled() throws IOException {
        LimitedProcess.End end = run("echo $$; exec yes", Duration.ofMinutes(1), 100_000);

        assertThat(end).isEqualTo(LimitedProcess.End.TOO_MUCH);
        assertNoneRuns();
    }

    @Test
    void aProgramEndsWithTheThreadThatWaitsForIt() throws Exception {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        FutureTask<Void> task = new FutureTask<>(() -> {
            try {
                run("echo $$; exec sleep 600", Duration.ofMinutes(1), 100);
            } catch (IOException e) {
                thrown.set(e);
            }
            return null;
        });
        Thread waiting = Thread.ofPlatform().start(task);
        await().until(() -> lines.size() == 1);

        waiting.interrupt();
        task.get();

        assertThat(thrown.get()).hasMessageContaining("interrupted");
        assertNoneRuns();
    }

    /** The real program, at a file that never says anything. */
    @Test
    void ffprobeAtAFileThatNeverAnswersIsKilled(@TempDir Path folder) throws Exception {
        Path fifo = folder.resolve("hangs");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        LimitedProcess.End end =
                TestMedia.FFMPEG.probe(Ffmpeg.opening(fifo, FileType.MP4), Duration.ofMillis(500), 1000, line -> {});

        assertThat(end).isEqualTo(LimitedProcess.End.TOO_LONG);
        await().untilAsserted(() -> assertThat(ProcessHandle.allProcesses().filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(fifo.toString()))
                        .isPresent()))
                .isEmpty());
    }

    private LimitedProcess.End run(String script, Duration limit, long mostBytes) throws IOException {
        return LimitedProcess.run(new ProcessBuilder("/bin/sh", "-c", script), limit, mostBytes, lines::add);
    }

    /** A process that has ended may for a moment wait to be reaped. */
    private void assertNoneRuns() {
        await().untilAsserted(() -> assertThat(lines.stream().filter(pid -> pid.matches("\\d+")))
                .allSatisfy(
                        pid -> assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                                .isEmpty()));
    }
}
