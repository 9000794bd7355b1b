package cn.goodnetizen.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The folder of handed-in files. Type is decided by content, size while it streams, and names on disk are ours. */
@Component
public class FileStore {

    private final Tika tika = new Tika();
    private final MediaProperties properties;

    FileStore(MediaProperties properties) {
        this.properties = properties;
    }

    /**
     * Stores a file.
     *
     * @param fileName the name it came with; only shown
     * @throws FileRefusedException when it is empty, too large, or of a type that is not taken in here
     */
    public Stored store(String fileName, InputStream content, FileIntake intake) throws IOException {
        Files.createDirectories(properties.files());
        Path temporary = Files.createTempFile(properties.files(), "upload", ".part");
        try {
            String sha256 = copy(fileName, content, intake.largest(), temporary);
            long size = Files.size(temporary);
            if (size == 0) {
                throw new FileRefusedException("文件“" + fileName + "”是空的（0 字节）。");
            }
            String found = typeOf(temporary);
            FileType type = FileType.of(found)
                    .filter(intake.types()::contains)
                    .orElseThrow(() -> new FileRefusedException(
                            "文件“" + fileName + "”的内容类型为 " + found + "，可接受：" + FileType.labels(intake.types()) + "。"));
            String storageName = UUID.randomUUID().toString();
            Files.move(temporary, properties.files().resolve(storageName), StandardCopyOption.ATOMIC_MOVE);
            return new Stored(displayName(fileName), type, size, sha256, storageName);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private String copy(String fileName, InputStream content, DataSize largest, Path target) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(content, digest);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > largest.toBytes()) {
                    throw new FileRefusedException("文件“" + fileName + "”超过 " + largest.toMegabytes() + " MB 的上限。");
                }
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String typeOf(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String type = tika.detect(in);
            return "application/zip".equals(type) || "application/x-tika-ooxml".equals(type) ? officeType(file) : type;
        }
    }

    /** An Office document is a zip whose content says which one it is. */
    private static String officeType(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("word/document.xml") != null) {
                return FileType.DOCX.mediaType();
            }
            return zip.getEntry("xl/workbook.xml") != null ? FileType.XLSX.mediaType() : "application/zip";
        }
    }

    /** The last part of the given name, without what a file system or a header could misread. */
    private static String displayName(String fileName) {
        String last = fileName == null
                ? ""
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "").strip();
        String named = clean.isEmpty() ? "未命名文件" : clean;
        return named.length() > 200 ? named.substring(named.length() - 200) : named;
    }

    /** The content of a stored file. */
    public Resource open(String storageName) {
        return new FileSystemResource(properties.files().resolve(storageName));
    }

    /** Removes a file that nobody needs any more; one that is gone already is no error. */
    public void remove(String storageName) throws IOException {
        Files.deleteIfExists(properties.files().resolve(storageName));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * A file as it lies in the store.
     *
     * @param displayName the name it came with, without path and control characters
     * @param sizeBytes its size in bytes
     * @param sha256 its content's SHA-256 in hexadecimal digits
     * @param storageName what {@link #open} wants
     */
    public record Stored(String displayName, FileType type, long sizeBytes, String sha256, String storageName) {}
}
