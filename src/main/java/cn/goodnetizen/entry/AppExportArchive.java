package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileType;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.springframework.lang.Nullable;

/**
 * A zip with works, whoever packed it. Nothing of it is ever written where it says: its files are unpacked into nothing once,
 * measured and hashed, and later read one by one into the store under names of ours.
 */
final class AppExportArchive {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BEGINNING = 1 << 16;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    /** What a file takes in the directory, its name included. */
    private static final long DIRECTORY_PER_FILE = 2_048;
    /** What is small may be as empty as it likes. */
    private static final long SMALL = 1L << 20;

    private final Path zip;
    private final Limits limits;
    private final Map<String, Part> parts = new TreeMap<>();
    private final List<String> archives = new ArrayList<>();

    private AppExportArchive(Path zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * What a zip may hold.
     *
     * @param files how many files
     * @param bytes of all together, unpacked
     * @param ratio how many times larger one may become
     */
    record Limits(int files, long bytes, int ratio) {}

    /**
     * A file in the zip.
     *
     * @param path as it is shown: with slashes, whatever the zip has
     * @param entryName as the zip has it
     * @param type null for none that we know
     */
    record Part(
            String path,
            String entryName,
            long sizeBytes,
            String sha256,
            @Nullable FileType type) {}

    /** @throws FileRefusedException when it is broken, hostile or beyond the limits, in words for the user */
    static AppExportArchive inspect(Path zip, Limits limits) throws IOException {
        AppExportArchive archive = new AppExportArchive(zip, limits);
        archive.measureDirectory();
        try (ZipFile opened = archive.open()) {
            archive.measure(opened);
        } catch (ZipException | EOFException e) {
            throw refusal(e);
        }
        return archive;
    }

    /** The files by their paths in lower case. */
    Map<String, Part> parts() {
        return Collections.unmodifiableMap(parts);
    }

    /** The archives in it, which are not opened. */
    List<String> archives() {
        return Collections.unmodifiableList(archives);
    }

    /** The content of a file; closing it closes the zip. */
    InputStream content(Part part) throws IOException {
        ZipFile opened = open();
        try {
            return new FilterInputStream(opened.getInputStream(opened.getEntry(part.entryName()))) {
                @Override
                public void close() throws IOException {
                    super.close();
                    opened.close();
                }
            };
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** A path as it is compared: people do not see whether a letter is one sign or two, nor mind its case. */
    static String key(String path) {
        return Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("^(\\./)+", "");
    }

    /** Bytes as characters: which encoding a name is in is found out name by name. */
    private ZipFile open() throws IOException {
        return new ZipFile(zip.toFile(), StandardCharsets.ISO_8859_1);
    }

    private static FileRefusedException refusal(IOException e) {
        return new FileRefusedException(
                String.valueOf(e.getMessage()).contains("encrypted")
                        ? "压缩包设有密码，无法读取；请取消密码后重新打包。"
                        : "压缩包已损坏，无法读取；请重新打包后上传。");
    }

    /**
     * The directory is read whole before the first file is known. Every place that could be its end is looked at, so that it
     * does not matter which one counts.
     */
    private void measureDirectory() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = tail.length - END_LENGTH; at >= 0; at--) {
                if (end.getInt(at) == END_OF_DIRECTORY) {
                    requireFiles(Short.toUnsignedInt(end.getShort(at + 10)));
                    if (Integer.toUnsignedLong(end.getInt(at + 12)) > limits.files() * DIRECTORY_PER_FILE) {
                        throw new FileRefusedException("压缩包的目录大得不正常，未读取；请重新打包后上传。");
                    }
                }
            }
        }
    }

    private void requireFiles(int count) {
        if (count > limits.files()) {
            throw new FileRefusedException("压缩包里有 " + count + " 个文件，最多 " + limits.files() + " 个，请分几个压缩包导入。");
        }
    }

    private void measure(ZipFile opened) throws IOException {
        requireFiles(opened.size());
        long total = 0;
        byte[] buffer = new byte[BEGINNING];
        for (ZipEntry entry : Collections.list(opened.entries())) {
            String path = path(entry.getName());
            requireInside(path);
            if (entry.isDirectory() || path.endsWith("/") || isFurniture(path)) {
                continue;
            }
            Part part = measure(opened, entry, path, buffer, total);
            total += part.sizeBytes();
            if (parts.put(key(path), part) != null) {
                throw new FileRefusedException("压缩包里有两个“" + path + "”，不知道要用哪一个；请重新打包后上传。");
            }
        }
    }

    private Part measure(ZipFile opened, ZipEntry entry, String path, byte[] buffer, long before) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] beginning = new byte[0];
        try (InputStream in = opened.getInputStream(entry)) {
            for (int read = in.readNBytes(buffer, 0, buffer.length);
                    read > 0;
                    read = in.readNBytes(buffer, 0, buffer.length)) {
                if (size == 0) {
                    beginning = Arrays.copyOf(buffer, read);
                }
                size += read;
                digest.update(buffer, 0, read);
                requireMeasure(path, size, entry.getCompressedSize(), before + size);
            }
        }
        FileType type = FileType.ofBeginning(beginning).orElse(null);
        if (type == FileType.ZIP && !path.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            archives.add(path);
        }
        return new Part(path, entry.getName(), size, HexFormat.of().formatHex(digest.digest()), type);
    }

    private void requireMeasure(String path, long size, long compressed, long total) {
        if (size > SMALL && size > compressed * limits.ratio()) {
            throw new FileRefusedException("压缩包里的“" + path + "”解压后超过压缩前的 " + limits.ratio() + " 倍，不是正常的作品文件，整个压缩包未读取。");
        }
        if (total > limits.bytes()) {
            throw new FileRefusedException("压缩包里的文件解压后超过 " + (limits.bytes() >> 20) + " MB 的上限，请分几个压缩包导入。");
        }
    }

    private static void requireInside(String path) {
        boolean outside = path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..");
        if (outside) {
            throw new FileRefusedException("压缩包里的“" + path + "”指向压缩包之外的位置，整个压缩包未读取；请重新打包后上传。");
        }
    }

    /** What computers put beside people's files. */
    private static boolean isFurniture(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.startsWith("__MACOSX/")
                || name.startsWith("~$")
                || name.startsWith(".")
                || name.equals("Thumbs.db");
    }

    /**
     * The name of a file: of one that the zip calls UTF-8, its characters; of another its bytes, which are UTF-8 from a Mac
     * and GBK from Windows.
     */
    private static String path(String name) {
        String path = name;
        if (name.chars().allMatch(one -> one <= 0xFF)) {
            byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
            for (Charset charset : List.of(GB18030, StandardCharsets.UTF_8)) {
                try {
                    path = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                } catch (CharacterCodingException e) {
                    // Then it is in the other one.
                }
            }
        }
        return path.replace('\\', '/').replaceAll("\\p{Cntrl}", "");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
