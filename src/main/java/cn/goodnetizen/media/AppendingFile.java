package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A file that grows. What is written goes to the operating system at once, so that the file's length is true even if this
 * process is killed; the disk takes it in meanwhile, so that whoever finally forces the file does not wait for all of it.
 */
final class AppendingFile implements AutoCloseable {

    /** Less than a browser sends in one piece, so that the disk is at work while pieces come in. */
    private static final int STRIDE = 8 << 20;

    private final FileChannel file;
    private FutureTask<Void> forcing = done();
    private long written;
    private long sinceForced;

    AppendingFile(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static FutureTask<Void> done() {
        FutureTask<Void> nothing = new FutureTask<>(() -> null);
        nothing.run();
        return nothing;
    }

    /** How many bytes since it was opened. */
    long written() {
        return written;
    }

    void write(ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            int length = file.write(piece);
            written += length;
            sinceForced += length;
        }
        if (sinceForced >= STRIDE && forcing.isDone()) {
            awaitDisk();
            sinceForced = 0;
            forcing = new FutureTask<>(() -> {
                file.force(false);
                return null;
            });
            Thread.ofVirtual().name("upload-to-disk").start(forcing);
        }
    }

    /** @throws IOException also when the disk did not take something in */
    @Override
    public void close() throws IOException {
        try (file) {
            awaitDisk();
        }
    }

    private void awaitDisk() throws IOException {
        try {
            forcing.get();
        } catch (ExecutionException e) {
            throw new IOException("the disk did not take in what was uploaded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an upload went to the disk", e);
        }
    }
}
