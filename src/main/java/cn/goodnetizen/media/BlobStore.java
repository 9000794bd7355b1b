package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.core.io.Resource;

/**
 * Where the bytes of stored files lie, under names of ours. What a name holds never changes: it is put there whole, read,
 * and deleted.
 */
interface BlobStore {

    /** What somebody does with a file that lies on this machine. */
    interface Use<T> {
        T of(Path file) throws IOException;
    }

    /**
     * Takes over a file of this machine, which is gone from its place afterwards. May be repeated after a failure or a
     * kill, also when the first attempt had come to its end.
     */
    void put(Path received, String name) throws IOException;

    /** The content, which may be asked whether it {@link Resource#exists}; a reader that skips does not read the rest. */
    Resource open(String name);

    /**
     * Lends the content as a file of this machine, for programs that read nothing else. It may be a copy and is only read.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of this name
     */
    <T> T onDisk(String name, Use<T> use) throws IOException;

    /** One that is gone already is no error. */
    void delete(String name) throws IOException;
}
