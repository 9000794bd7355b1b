package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.tika.Tika;
import org.xml.sax.SAXException;

/**
 * Reads a filled-in 推荐表 (.xlsx or .docx, told by content) that a unit uploads. Whatever it is, it costs bounded memory
 * and time: the file is measured, unpacked and all, before any of its XML is read, and tables are read as streams.
 */
final class NominationFile {

    private static final long LARGEST = 10L << 20;
    private static final long LARGEST_UNPACKED = 64L << 20;
    private static final long LARGEST_TEXTS = 16L << 20;
    private static final long LARGEST_PLAN = 1L << 20;
    private static final int MOST_PARTS = 2_000;
    private static final int PROLOG = 1 << 16;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final String name;
    private final Path file;

    private NominationFile(String name, Path file) {
        this.name = name;
        this.file = file;
    }

    /**
     * @param fileName the name it came with, for messages
     * @return the lines of its tables, and of the text around them, in order
     * @throws FileRefusedException in words for the user
     */
    static List<TableLine> read(String fileName, InputStream content) throws IOException {
        Path temporary = Files.createTempFile("nomination", ".upload");
        try {
            NominationFile upload = new NominationFile(fileName, temporary);
            upload.receive(content);
            return upload.lines();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void receive(InputStream content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                total += read;
                if (total > LARGEST) {
                    throw refused("超过 " + (LARGEST >> 20) + " MB 的上限。");
                }
                out.write(buffer, 0, read);
            }
            if (total == 0) {
                throw refused("是空的（0 字节）。");
            }
        }
    }

    private List<TableLine> lines() throws IOException {
        byte[] head = head();
        if (startsWith(head, OLE2)) {
            throw refused(
                    isEncrypted() ? "设有打开密码，无法读取；请取消密码后重新上传。" : "是旧版格式（.xls、.doc 或 WPS 格式）；请另存为 .xlsx 或 .docx 后上传。");
        }
        if (!startsWith(head, ZIP)) {
            throw refused("不是 .xlsx 或 .docx（内容类型为 " + new Tika().detect(head) + "）；请使用本页下载的空白表填写。");
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            measure(zip);
            if (zip.getEntry("xl/workbook.xml") != null) {
                return WorkbookLines.read(file);
            }
            ZipEntry document = zip.getEntry("word/document.xml");
            if (document == null) {
                throw refused("不是 .xlsx 或 .docx（是别的压缩文件）；请使用本页下载的空白表填写。");
            }
            try (InputStream xml = zip.getInputStream(document)) {
                return WordLines.read(xml);
            }
        } catch (DoctypeException e) {
            throw refused("里面有外部实体声明（DOCTYPE），不是正常的 Office 文件，未读取。");
        } catch (FileRefusedException e) {
            throw e.getMessage().startsWith("文件“") ? e : refused(e.getMessage());
        } catch (IOException | XMLStreamException | SAXException | OpenXML4JException | RuntimeException e) {
            // Damaged parts end in whatever their reader ran into.
            throw refused("已损坏，无法读取；请用 Excel、Word 或 WPS 打开后另存一份再上传。");
        }
    }

    /** Unpacks every part once without keeping it, and looks at what each begins with. */
    private void measure(ZipFile zip) throws IOException, DoctypeException {
        if (zip.size() > MOST_PARTS) {
            throw refused("里面有 " + zip.size() + " 个部分，最多 " + MOST_PARTS + " 个，不像一张推荐表。");
        }
        byte[] buffer = new byte[PROLOG];
        long total = 0;
        for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
            ZipEntry part = parts.nextElement();
            String partName = part.getName().toLowerCase(Locale.ROOT);
            if (partName.endsWith("vbaproject.bin")) {
                throw refused("含有宏，不能接收；请另存为不含宏的 .xlsx 或 .docx。");
            }
            long most = Math.min(LARGEST_UNPACKED - total, mostOf(partName));
            long size = 0;
            try (InputStream in = zip.getInputStream(part)) {
                for (int read = in.readNBytes(buffer, 0, PROLOG); read > 0; read = in.readNBytes(buffer, 0, PROLOG)) {
                    if (size == 0 && (partName.endsWith(".xml") || partName.endsWith(".rels"))) {
                        refuseDoctype(buffer, read);
                    }
                    size += read;
                    if (size > most) {
                        throw refused("解压后超过 " + (Math.min(LARGEST_UNPACKED, mostOf(partName)) >> 20) + " MB 的上限（文件本身 "
                                + (Files.size(file) >> 10) + " KB），不像一张推荐表。");
                    }
                }
            }
            total += size;
        }
    }

    /** Tables are read as streams; what says how the file is built is read whole, and texts that cells share are kept. */
    private static long mostOf(String partName) {
        if (partName.equals("xl/sharedstrings.xml")) {
            return LARGEST_TEXTS;
        }
        boolean plan = partName.endsWith(".rels")
                || partName.equals("[content_types].xml")
                || partName.equals("xl/workbook.xml");
        return plan ? LARGEST_PLAN : LARGEST_UNPACKED;
    }

    /** Office never writes one. Sixteen-bit encodings only put zeros between the letters. */
    private static void refuseDoctype(byte[] buffer, int length) throws DoctypeException {
        StringBuilder prolog = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            if (buffer[i] != 0) {
                prolog.append((char) (buffer[i] & 0xFF));
            }
        }
        if (prolog.indexOf("<!DOCTYPE") >= 0 || prolog.indexOf("<!ENTITY") >= 0) {
            throw new DoctypeException();
        }
    }

    private boolean isEncrypted() throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return bytes.contains(
                new String("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PROLOG);
        }
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        return content.length >= magic.length && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
    }

    private FileRefusedException refused(String why) {
        return new FileRefusedException("文件“" + name + "”" + why);
    }

    /** XML that brings definitions of its own, which could name files or grow without end. */
    static final class DoctypeException extends IOException {

        private static final long serialVersionUID = 1L;

        DoctypeException() {
            super("document type declaration");
        }
    }
}
