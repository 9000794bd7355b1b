package cn.goodnetizen.reporting;

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
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The folder of handed-in files. Type is decided by content, size while it streams, and names on disk are ours. */
@Component
class ReportFileStore {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Map<String, String> ACCEPTED = Map.of(
            "application/pdf",
            "PDF",
            DOCX,
            "Word",
            XLSX,
            "Excel",
            "image/jpeg",
            "图片",
            "image/png",
            "图片",
            "video/mp4",
            "视频",
            "application/zip",
            "压缩包");

    private final Tika tika = new Tika();
    private final ReportingProperties properties;

    ReportFileStore(ReportingProperties properties) {
        this.properties = properties;
    }

    /**
     * Stores a file.
     *
     * @throws HandInRefusedException when it is empty, too large, or of a type that is not accepted
     */
    Stored store(String fileName, InputStream content) throws IOException {
        Files.createDirectories(properties.files());
        Path temporary = Files.createTempFile(properties.files(), "upload", ".part");
        try {
            String sha256 = copy(fileName, content, temporary);
            long size = Files.size(temporary);
            if (size == 0) {
                throw new HandInRefusedException("file", "文件“" + fileName + "”是空的（0 字节）。");
            }
            String mediaType = typeOf(temporary);
            if (!ACCEPTED.containsKey(mediaType)) {
                throw new HandInRefusedException(
                        "file",
                        "文件“" + fileName + "”的内容类型为 " + mediaType
                                + "，可接受：PDF、Word（.docx）、Excel（.xlsx）、JPG/PNG 图片、MP4 视频、ZIP 压缩包。");
            }
            String storageName = UUID.randomUUID().toString();
            Files.move(temporary, properties.files().resolve(storageName), StandardCopyOption.ATOMIC_MOVE);
            return new Stored(displayName(fileName), mediaType, size, sha256, storageName);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private String copy(String fileName, InputStream content, Path target) throws IOException {
        MessageDigest digest = sha256();
        long limit = properties.largestFile().toBytes();
        try (InputStream in = new DigestInputStream(content, digest);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > limit) {
                    throw new HandInRefusedException(
                            "file",
                            "文件“" + fileName + "”超过 " + properties.largestFile().toMegabytes() + " MB 的上限。");
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
                return DOCX;
            }
            return zip.getEntry("xl/workbook.xml") != null ? XLSX : "application/zip";
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

    Resource open(ReportFile file) {
        return new FileSystemResource(properties.files().resolve(file.storageName()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    record Stored(String displayName, String mediaType, long sizeBytes, String sha256, String storageName) {}
}
