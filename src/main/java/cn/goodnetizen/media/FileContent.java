package cn.goodnetizen.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.Tika;

/** Says what a file is by looking into it. Nothing is unpacked, so that a bomb costs no more than any other file. */
final class FileContent {

    private static final String ZIP = "application/zip";
    private static final int CENTRAL_ENTRY = 0x02014b50;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int ENTRY_HEAD = 46;
    /** An Office document's directory is a few kilobytes; what is larger is a plain archive to us. */
    private static final int LARGEST_DIRECTORY = 1 << 20;

    private static final Tika TIKA = new Tika();

    private FileContent() {}

    /** The media type of the content, as {@link FileType} names it where it is one of those. */
    static String typeOf(Path file) throws IOException {
        String found;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            found = TIKA.detect(in);
        }
        return switch (found) {
            case ZIP, "application/x-tika-ooxml" -> officeType(file);
            case "application/mp4", "video/x-m4v", "video/quicktime" -> brandOf(file, found);
            case "video/webm", "application/x-matroska" -> FileType.MKV.mediaType();
            case "video/x-ms-asf", "video/x-ms-wmv" -> FileType.WMV.mediaType();
            default -> found;
        };
    }

    /** MP4 and QuickTime share their boxes; the major brand of the first one tells them apart. */
    private static String brandOf(Path file, String found) throws IOException {
        byte[] head = new byte[12];
        try (InputStream in = Files.newInputStream(file)) {
            if (in.readNBytes(head, 0, head.length) < head.length
                    || !"ftyp".equals(new String(head, 4, 4, StandardCharsets.ISO_8859_1))) {
                return found;
            }
        }
        String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (brand.startsWith("qt")) {
            return FileType.MOV.mediaType();
        }
        return brand.startsWith("m4a") ? FileType.M4A.mediaType() : FileType.MP4.mediaType();
    }

    /** An Office document is a zip whose content says which one it is; one that carries macros is named as such. */
    private static String officeType(Path file) throws IOException {
        Set<String> names = entryNames(file);
        if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
            return "application/vnd.ms-office（含宏）";
        }
        if (names.contains("word/document.xml")) {
            return FileType.DOCX.mediaType();
        }
        if (names.contains("xl/workbook.xml")) {
            return FileType.XLSX.mediaType();
        }
        return names.contains("ppt/presentation.xml") ? FileType.PPTX.mediaType() : ZIP;
    }

    /** The names in the directory at the end of a zip; none when there is no sound and small one. */
    private static Set<String> entryNames(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        try (RandomAccessFile zip = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(zip.length(), END_LENGTH + LONGEST_COMMENT)];
            zip.seek(zip.length() - tail.length);
            zip.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int at = tail.length - END_LENGTH;
            while (at >= 0 && end.getInt(at) != END_OF_DIRECTORY) {
                at--;
            }
            if (at < 0) {
                return names;
            }
            long size = Integer.toUnsignedLong(end.getInt(at + 12));
            long start = Integer.toUnsignedLong(end.getInt(at + 16));
            if (size > LARGEST_DIRECTORY || start + size > zip.length()) {
                return names;
            }
            byte[] directory = new byte[(int) size];
            zip.seek(start);
            zip.readFully(directory);
            read(ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN), names);
        }
        return names;
    }

    private static void read(ByteBuffer directory, Set<String> names) {
        int at = 0;
        while (at + ENTRY_HEAD <= directory.capacity() && directory.getInt(at) == CENTRAL_ENTRY) {
            int name = Short.toUnsignedInt(directory.getShort(at + 28));
            int extra = Short.toUnsignedInt(directory.getShort(at + 30));
            int comment = Short.toUnsignedInt(directory.getShort(at + 32));
            if (at + ENTRY_HEAD + name > directory.capacity()) {
                return;
            }
            names.add(new String(directory.array(), at + ENTRY_HEAD, name, StandardCharsets.UTF_8));
            at += ENTRY_HEAD + name + extra + comment;
        }
    }
}
