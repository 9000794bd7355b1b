package cn.goodnetizen.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.lang.Nullable;

/** A program run over a file that somebody sent: it has so much time and so many bytes to say, then it is killed. */
final class LimitedProcess {

    enum End {
        DONE,
        /** It said itself that it failed. */
        FAILED,
        TOO_LONG,
        TOO_MUCH
    }

    /** Hears the standard output piece by piece, on a thread of its own; the buffer is used again afterwards. */
    @FunctionalInterface
    interface Output {
        void accept(byte[] buffer, int length);
    }

    private final Process process;
    private final long mostBytes;
    private final Output output;
    private volatile boolean tooMuch;

    @Nullable
    private volatile RuntimeException unheard;

    private LimitedProcess(Process process, long mostBytes, Output output) {
        this.process = process;
        this.mostBytes = mostBytes;
        this.output = output;
    }

    /**
     * Runs to the end or to a limit. When this returns or throws, neither the program nor a child of it runs any more.
     *
     * @param lines gets each line of the standard output as it comes, on a thread of its own
     */
    static End run(ProcessBuilder command, Duration limit, long mostBytes, Consumer<String> lines) throws IOException {
        return pipe(command, limit, mostBytes, new Lines(lines));
    }

    /** As {@link #run}, for a program whose output is no text. */
    static End pipe(ProcessBuilder command, Duration limit, long mostBytes, Output output) throws IOException {
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new LimitedProcess(command.start(), mostBytes, output).await(limit);
    }

    private End await(Duration limit) throws IOException {
        Thread reader = Thread.ofPlatform().daemon().name("process-output").start(this::read);
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                // Killing closes the stream, and what is still in it would be lost.
                reader.join(limit);
            }
            kill();
            process.waitFor(10, TimeUnit.SECONDS);
            reader.join(Duration.ofSeconds(10));
            if (unheard != null) {
                throw new IOException("what a program said could not be taken", unheard);
            }
            if (tooMuch) {
                return End.TOO_MUCH;
            }
            if (!ended) {
                return End.TOO_LONG;
            }
            return process.exitValue() == 0 ? End.DONE : End.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program was running", e);
        } finally {
            kill();
        }
    }

    private void read() {
        byte[] buffer = new byte[1 << 13];
        long total = 0;
        try (InputStream out = process.getInputStream()) {
            for (int read = out.read(buffer); read >= 0; read = out.read(buffer)) {
                total += read;
                if (total > mostBytes) {
                    tooMuch = true;
                    kill();
                    return;
                }
                output.accept(buffer, read);
            }
        } catch (IOException endedWithTheProcess) {
            // What it had to say is over.
        } catch (RuntimeException e) {
            unheard = e;
            kill();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Puts pieces together to lines; what stands behind the last line break is none. */
    private record Lines(Consumer<String> lines, ByteArrayOutputStream line) implements Output {

        Lines(Consumer<String> lines) {
            this(lines, new ByteArrayOutputStream());
        }

        @Override
        public void accept(byte[] buffer, int length) {
            for (int at = 0; at < length; at++) {
                if (buffer[at] == '\n') {
                    lines.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(buffer[at]);
                }
            }
        }
    }
}
