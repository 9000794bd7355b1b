package cn.goodnetizen.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** The git-ignored folder {@code .local/} beside the pom: what is unpacked once and outlives {@code mvn clean}. */
final class LocalFolder {

    private static final Path ROOT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve(".local");

    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    private LocalFolder() {}

    static Path root() {
        return ROOT;
    }

    /**
     * The folder {@code .local/<name>}, filled by the first who asks. It appears whole or not at all: it is filled under
     * another name and renamed; a second JVM that asks at the same time waits for the first.
     */
    static synchronized Path filledOnce(String name, Filling filling) {
        Path folder = ROOT.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(folder.getParent());
            try (FileChannel channel = FileChannel.open(
                            folder.resolveSibling(folder.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    Path unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
                    delete(unfinished);
                    Files.createDirectories(unfinished);
                    filling.fill(unfinished);
                    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("无法写入目录 " + folder + "，请检查磁盘空间和权限", e);
        }
    }

    /** Deletes a folder with all that is in it; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
