package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hashes what streams by on a thread of its own, while the next piece is received and written. A few buffers go round,
 * made as they are needed, so that a fast sender waits for the hash instead of filling the memory.
 */
final class HashBeside implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int BUFFERS = 4;
    private static final ByteBuffer END = ByteBuffer.allocate(0);

    private final BlockingQueue<ByteBuffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<ByteBuffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final List<MessageDigest> digests;
    private final Thread hashing;
    private int made;

    HashBeside(List<MessageDigest> digests) {
        this.digests = digests;
        this.hashing = Thread.ofVirtual().name("upload-hash").start(this::hashAll);
    }

    /** An empty buffer with an array, to be filled and given to {@link #hash}. */
    ByteBuffer buffer() throws IOException {
        ByteBuffer empty = free.poll();
        if (empty == null && made < BUFFERS) {
            made++;
            return ByteBuffer.allocate(BUFFER);
        }
        try {
            return empty == null ? free.take() : empty;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What lies between the buffer's position and limit; the buffer is no longer the caller's. */
    void hash(ByteBuffer piece) {
        full.add(piece);
    }

    /** Waits until all of it is hashed. */
    @Override
    public void close() throws IOException {
        full.add(END);
        try {
            hashing.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void hashAll() {
        try {
            for (ByteBuffer piece = full.take(); piece != END; piece = full.take()) {
                for (MessageDigest digest : digests) {
                    digest.update(piece.duplicate());
                }
                free.add(piece.clear());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a machine that goes down.
            Thread.currentThread().interrupt();
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while an upload was hashed", e);
    }
}
