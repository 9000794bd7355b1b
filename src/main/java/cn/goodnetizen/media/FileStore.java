package cn.goodnetizen.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/** The folder of handed-in files. Type is decided by content, size while it streams, and names on disk are ours. */
@Component
public class FileStore {

    /** The temporary files of {@link #store} and of {@link Thumbnails}. */
    private static final String LEFTOVERS = "{upload*.part,thumbnail*.jpg}";

    private final MediaProperties properties;

    FileStore(MediaProperties properties) {
        this.properties = properties;
    }

    /**
     * Stores a file. Within a transaction it stays only if that is committed.
     *
     * @param fileName the name it came with; only shown
     * @throws FileRefusedException when it is empty, too large, or of a type that is not taken in here
     */
    public Stored store(String fileName, InputStream content, FileIntake intake) throws IOException {
        Files.createDirectories(properties.files());
        Path temporary = Files.createTempFile(properties.files(), "upload", ".part");
        try {
            String sha256 = copy(fileName, content, intake.largest(), temporary);
            Stored stored = adopt(fileName, temporary, UUID.randomUUID().toString(), sha256, intake);
            removeOnRollback(stored.storageName());
            return stored;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void removeOnRollback(String storageName) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status == STATUS_ROLLED_BACK) {
                        delete(storageName);
                    }
                }
            });
        }
    }

    /**
     * Makes a stored file of one that lies on the same disk already: it is moved, not copied. Where an earlier attempt
     * moved it and then died, it is judged where it lies.
     *
     * @throws FileRefusedException as {@link #store}
     */
    Stored adopt(String fileName, Path received, String storageName, String sha256, FileIntake intake)
            throws IOException {
        Files.createDirectories(properties.files());
        Path target = properties.files().resolve(storageName);
        Path lies = Files.exists(received) ? received : target;
        long size = Files.size(lies);
        if (size == 0) {
            throw new FileRefusedException("文件“" + fileName + "”是空的（0 字节）。");
        }
        if (size > intake.largest().toBytes()) {
            throw tooLarge(fileName, intake.largest());
        }
        String found = FileContent.typeOf(lies);
        FileType type = FileType.of(found)
                .filter(intake.types()::contains)
                .orElseThrow(() -> new FileRefusedException(
                        "文件“" + fileName + "”的内容类型为 " + found + "，可接受：" + FileType.labels(intake.types()) + "。"));
        if (lies.equals(received)) {
            try (FileChannel file = FileChannel.open(received, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.move(received, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Stored(type.named(displayName(fileName)), type, size, sha256, storageName);
    }

    static FileRefusedException tooLarge(String fileName, DataSize largest) {
        return new FileRefusedException("文件“" + fileName + "”超过 " + largest.toMegabytes() + " MB 的上限。");
    }

    private String copy(String fileName, InputStream content, DataSize largest, Path target) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(content, digest);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > largest.toBytes()) {
                    throw tooLarge(fileName, largest);
                }
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The last part of the given name, without what a file system or a header could misread. */
    static String displayName(String fileName) {
        String last = fileName == null
                ? ""
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?]", "").strip();
        String named = clean.isEmpty() ? "未命名文件" : clean;
        return named.length() > 200 ? named.substring(named.length() - 200) : named;
    }

    /** The content of a stored file. */
    public Resource open(String storageName) {
        return new FileSystemResource(path(storageName));
    }

    /** Removes a file and what was made of it; one that is gone already is no error. Features ask {@link FileRemoval}. */
    void delete(String storageName) {
        try {
            Files.deleteIfExists(path(storageName));
            Files.deleteIfExists(thumbnail(storageName));
            Files.deleteIfExists(poster(storageName));
            Files.deleteIfExists(webVersion(storageName));
            Files.deleteIfExists(webVersionInTheMaking(storageName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what was being received or drawn when the server died. */
    void sweepLeftovers(Instant lastWrittenBefore) throws IOException {
        Files.createDirectories(properties.files());
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(properties.files(), LEFTOVERS)) {
            for (Path leftover : leftovers) {
                if (leftover.toFile().lastModified() < lastWrittenBefore.toEpochMilli()) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    Path path(String storageName) {
        return properties.files().resolve(storageName);
    }

    Path thumbnail(String storageName) {
        return properties.files().resolve(storageName + ".thumbnail");
    }

    Path poster(String storageName) {
        return properties.files().resolve(storageName + ".poster");
    }

    Path webVersion(String storageName) {
        return properties.files().resolve(storageName + ".web");
    }

    Path webVersionInTheMaking(String storageName) {
        return properties.files().resolve(storageName + ".web.part");
    }

    /**
     * A file as it lies in the store.
     *
     * @param displayName the name it came with, without path and control characters, with an ending of its type
     * @param sizeBytes its size in bytes
     * @param sha256 its content's SHA-256 in hexadecimal digits
     * @param storageName what {@link #open} wants
     */
    public record Stored(String displayName, FileType type, long sizeBytes, String sha256, String storageName) {}
}
