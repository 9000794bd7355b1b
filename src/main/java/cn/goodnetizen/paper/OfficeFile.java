package cn.goodnetizen.paper;

import cn.goodnetizen.paper.UnreadableOfficeFileException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.apache.poi.util.XMLHelper;

/**
 * A Word or Excel file (.docx, .xlsx) that people hand in. Whatever it is, it costs bounded memory and time: it is open
 * only once every part was unpacked into nothing and measured, and what it begins with was looked at; macros, passwords
 * and XML that brings definitions of its own are refused.
 */
public final class OfficeFile implements AutoCloseable {

    /** Tables are read as streams, but texts that cells share are kept, and what says how the file is built is read whole. */
    static final long LARGEST_TEXTS = 16L << 20;

    static final long LARGEST_PLAN = 1L << 20;

    private static final int BLOCK = 1 << 16;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Path file;
    private final ZipFile zip;
    private final long mostBytes;
    private final Map<String, Long> sizes = new HashMap<>();

    private OfficeFile(Path file, long mostBytes) throws IOException {
        this.file = file;
        this.zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        this.mostBytes = mostBytes;
    }

    /**
     * @param mostParts parts that the file may have
     * @param mostBytes bytes that all of its parts may have once they are unpacked
     * @throws UnreadableOfficeFileException when the file is none, broken, hostile or too large
     */
    public static OfficeFile open(Path file, int mostParts, long mostBytes) throws IOException {
        requireSize(Files.size(file), mostBytes);
        requireZip(file);
        try {
            OfficeFile office = new OfficeFile(file, mostBytes);
            try {
                office.measure(mostParts);
                return office;
            } catch (IOException | RuntimeException e) {
                office.close();
                throw e;
            }
        } catch (ZipException e) {
            throw UnreadableOfficeFileException.damaged(e);
        }
    }

    /** Whether there is a part of this name. */
    public boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** The XML of a part as a stream, to be read while this file is open; nothing outside of the part is ever read. */
    public XMLStreamReader xml(String part) throws IOException, XMLStreamException {
        return xml(zip.getInputStream(zip.getEntry(part)));
    }

    /** Its sheets and their rows; only for a workbook. */
    public WorkbookReader workbook(WorkbookReader.Limits limits) {
        return WorkbookReader.open(this, file, limits);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static XMLStreamReader xml(InputStream content) throws XMLStreamException {
        return new StreamReaderDelegate(XMLHelper.newXMLInputFactory().createXMLStreamReader(content)) {
            @Override
            public int next() throws XMLStreamException {
                int event = super.next();
                if (event == DTD) {
                    throw doctype();
                }
                return event;
            }
        };
    }

    /** Of a part whose name the file chose. */
    void requireAtMost(long most, String partName) {
        requireSize(sizes.getOrDefault(key(partName.substring(1)), 0L), most);
    }

    private static void requireZip(Path file) throws IOException {
        byte[] head = new byte[4];
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(head, 0, head.length);
        }
        if (Arrays.equals(head, OLE2)) {
            throw isEncrypted(file)
                    ? new UnreadableOfficeFileException(Reason.ENCRYPTED, "文件设有打开密码，无法读取；请取消密码后再上传。")
                    : new UnreadableOfficeFileException(
                            Reason.OLD_FORMAT, "文件是旧版格式（.xls 或 WPS 格式），无法读取；请另存为“Excel 工作簿（.xlsx）”再上传。");
        }
        if (!Arrays.equals(head, ZIP)) {
            throw new UnreadableOfficeFileException(Reason.NOT_OFFICE, "文件不是 Excel 工作簿（.xlsx），无法读取。");
        }
    }

    private static boolean isEncrypted(Path file) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return bytes.contains(
                new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    /** Unpacks every part once without keeping it, so that no later step meets more than the limits. */
    private void measure(int mostParts) throws IOException {
        if (zip.size() > mostParts) {
            throw new UnreadableOfficeFileException(
                    Reason.TOO_MANY_PARTS,
                    mostParts,
                    zip.size(),
                    "文件里有 " + zip.size() + " 个部分，超过 " + mostParts + " 个的上限。");
        }
        byte[] buffer = new byte[BLOCK];
        long total = 0;
        for (ZipEntry part : Collections.list(zip.entries())) {
            String name = key(part.getName());
            if (name.endsWith("vbaproject.bin")) {
                throw new UnreadableOfficeFileException(Reason.MACROS, "文件含有宏。请另存为不含宏的“Excel 工作簿（.xlsx）”再上传。");
            }
            long most = Math.min(mostBytes, mostOf(name));
            long size = 0;
            try (InputStream in = zip.getInputStream(part)) {
                for (int read = in.readNBytes(buffer, 0, BLOCK); read > 0; read = in.readNBytes(buffer, 0, BLOCK)) {
                    if (size == 0 && (name.endsWith(".xml") || name.endsWith(".rels"))) {
                        refuseDoctype(buffer, read);
                    }
                    size += read;
                    total += read;
                    requireSize(size, most);
                    requireSize(total, mostBytes);
                }
            }
            if (sizes.put(name, size) != null) {
                // Whoever reads the file next might take the other one, which nobody measured.
                throw UnreadableOfficeFileException.damaged(new ZipException("two parts of one name"));
            }
        }
    }

    private static void requireSize(long size, long most) {
        if (size > most) {
            throw new UnreadableOfficeFileException(
                    Reason.TOO_LARGE, most, size, "文件解压后超过 " + (most >> 20) + " MB 的上限，请删去多余的工作表、图片和空行。");
        }
    }

    private static long mostOf(String name) {
        if (name.equals("xl/sharedstrings.xml")) {
            return LARGEST_TEXTS;
        }
        boolean plan = name.endsWith(".rels") || name.equals("[content_types].xml") || name.equals("xl/workbook.xml");
        return plan ? LARGEST_PLAN : Long.MAX_VALUE;
    }

    /** Office never writes one. Sixteen-bit encodings only put zeros between the letters. */
    private static void refuseDoctype(byte[] buffer, int length) {
        StringBuilder prolog = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            if (buffer[i] != 0) {
                prolog.append((char) (buffer[i] & 0xFF));
            }
        }
        if (prolog.indexOf("<!DOCTYPE") >= 0 || prolog.indexOf("<!ENTITY") >= 0) {
            throw doctype();
        }
    }

    private static UnreadableOfficeFileException doctype() {
        return new UnreadableOfficeFileException(Reason.DOCTYPE, "文件里有外部实体声明（DOCTYPE），不是正常的 Office 文件，未读取。");
    }

    private static String key(String partName) {
        return partName.toLowerCase(Locale.ROOT);
    }
}
