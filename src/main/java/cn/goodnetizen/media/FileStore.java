package cn.goodnetizen.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;

/**
 * The handed-in files and what is made of them. Type is decided by content, size while it streams, and names in the store
 * are ours. Files come in and are made on this machine's disk; where they lie then is {@link BlobStore}'s business.
 */
@Component
public class FileStore {

    /** The temporary files of {@link #store} and of {@link Thumbnails}. */
    private static final String LEFTOVERS = "{upload*.part,thumbnail*.jpg}";

    /** What is made of a stored file. */
    enum Made {
        THUMBNAIL(".thumbnail"),
        POSTER(".poster"),
        WEB_VERSION(".web");

        private final String ending;

        Made(String ending) {
            this.ending = ending;
        }
    }

    private final MediaProperties properties;
    private final BlobStore blobs;

    FileStore(MediaProperties properties, BlobStore blobs) {
        this.properties = properties;
        this.blobs = blobs;
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
     * Makes a stored file of one that lies on this machine's disk. Where an earlier attempt put it into the store and then
     * died, it is judged as it lies there.
     *
     * @throws FileRefusedException as {@link #store}
     */
    Stored adopt(String fileName, Path received, String storageName, String sha256, FileIntake intake)
            throws IOException {
        if (!Files.exists(received)) {
            return blobs.onDisk(storageName, file -> judged(fileName, file, storageName, sha256, intake));
        }
        Stored stored = judged(fileName, received, storageName, sha256, intake);
        blobs.put(received, storageName);
        return stored;
    }

    private static Stored judged(String fileName, Path file, String storageName, String sha256, FileIntake intake)
            throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw new FileRefusedException("文件“" + fileName + "”是空的（0 字节）。");
        }
        if (size > intake.largest().toBytes()) {
            throw tooLarge(fileName, intake.largest());
        }
        String found = FileContent.typeOf(file);
        FileType type = FileType.of(found)
                .filter(intake.types()::contains)
                .orElseThrow(() -> new FileRefusedException(
                        "文件“" + fileName + "”的内容类型为 " + found + "，可接受：" + FileType.labels(intake.types()) + "。"));
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
        return blobs.open(storageName);
    }

    /** What a stored file says to somebody who reads nothing but files of this machine, and only reads. */
    public <T> T read(String storageName, Reader<T> reader) throws IOException {
        return blobs.onDisk(storageName, reader::read);
    }

    Resource open(String storageName, Made made) {
        return blobs.open(storageName + made.ending);
    }

    /** Takes over what was made of a stored file, in the place of what was made before. */
    void keep(Path file, String storageName, Made made) throws IOException {
        blobs.put(file, storageName + made.ending);
    }

    /** Removes a file and what was made of it; one that is gone already is no error. Features ask {@link FileRemoval}. */
    void delete(String storageName) {
        try {
            blobs.delete(storageName);
            for (Made made : Made.values()) {
                blobs.delete(storageName + made.ending);
            }
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

    Path webVersionInTheMaking(String storageName) {
        return properties.files().resolve(storageName + ".web.part");
    }

    /** Reads a file of this machine, which is there until it returns. */
    public interface Reader<T> {
        T read(Path file) throws IOException;
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
