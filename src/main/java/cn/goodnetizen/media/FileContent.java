package cn.goodnetizen.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final int BEGINNING = 1 << 16;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final Tika TIKA = new Tika();

    private FileContent() {}

    /** The media type of the content, as {@link FileType} names it where it is one of those. */
    static String typeOf(Path file) throws IOException {
        String found = typeOf(beginningOf(file));
        return ZIP.equals(found) ? officeType(file) : found;
    }

    /** As {@link #typeOf(Path)}, but of an Office document no more than that it is a zip. */
    static String typeOf(byte[] beginning) {
        String found = TIKA.detect(beginning);
        return switch (found) {
            case ZIP, "application/x-tika-ooxml" -> ZIP;
            case "application/mp4", "video/x-m4v", "video/quicktime" -> brandOf(beginning, found);
            case "video/webm", "application/x-matroska" -> FileType.MKV.mediaType();
            case "video/x-ms-asf", "video/x-ms-wmv" -> FileType.WMV.mediaType();
            // Chinese text in GBK is nothing that Tika knows.
            case "text/plain", "application/octet-stream" -> isTable(beginning) ? FileType.CSV.mediaType() : found;
            default -> found;
        };
    }

    private static byte[] beginningOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    /** MP4 and QuickTime share their boxes; the major brand of the first one tells them apart. */
    private static String brandOf(byte[] beginning, String found) {
        if (beginning.length < 12 || !"ftyp".equals(new String(beginning, 4, 4, StandardCharsets.ISO_8859_1))) {
            return found;
        }
        String brand = new String(beginning, 8, 4, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (brand.startsWith("qt")) {
            return FileType.MOV.mediaType();
        }
        return brand.startsWith("m4a") ? FileType.M4A.mediaType() : FileType.MP4.mediaType();
    }

    /** Text whose first line has several cells. */
    private static boolean isTable(byte[] beginning) {
        for (byte one : beginning) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\r' && one != '\n') {
                return false;
            }
        }
        return Stream.of(StandardCharsets.UTF_8, GB18030)
                .flatMap(charset -> decoded(beginning, charset).stream())
                .findFirst()
                .flatMap(text -> text.lines().filter(line -> !line.isBlank()).findFirst())
                .filter(line -> line.matches(".*[,;\t].*"))
                .isPresent();
    }

    /** Empty when it is not in this encoding; a character cut off at the end is none the less. */
    private static Optional<String> decoded(byte[] beginning, Charset charset) {
        CharBuffer text = CharBuffer.allocate(beginning.length);
        boolean wrong = charset.newDecoder()
                .decode(ByteBuffer.wrap(beginning), text, false)
                .isError();
        return wrong ? Optional.empty() : Optional.of(text.flip().toString());
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
