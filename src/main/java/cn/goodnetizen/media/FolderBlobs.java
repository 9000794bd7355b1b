package cn.goodnetizen.media;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Stored files in a folder, on the disk on which they were received: they are moved there, never copied. */
final class FolderBlobs implements BlobStore {

    private final Path folder;

    FolderBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(Path received, String name) throws IOException {
        try (FileChannel file = FileChannel.open(received, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(received, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Resource open(String name) {
        return new FileSystemResource(folder.resolve(name));
    }

    @Override
    public <T> T onDisk(String name, Use<T> use) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(name);
        }
        return use.of(file);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }
}
