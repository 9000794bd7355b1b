package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.paper.OfficeFile;
import cn.goodnetizen.paper.UnreadableOfficeFileException;
import cn.goodnetizen.paper.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.tika.Tika;

/**
 * Reads a filled-in 推荐表 (.xlsx or .docx, told by content) that a unit uploads. Whatever it is, it costs bounded memory
 * and time: the file is measured, unpacked and all, before any of its XML is read, and tables are read as streams.
 */
final class NominationFile {

    private static final long LARGEST = 10L << 20;
    private static final long LARGEST_UNPACKED = 64L << 20;
    private static final int MOST_PARTS = 2_000;

    /** Rows and texts as long as Excel's own: {@link TableLines} counts what a 推荐表 cannot hold, and does not keep it. */
    private static final WorkbookReader.Limits LIMITS =
            new WorkbookReader.Limits(1 << 20, TableLines.MOST_COLUMNS, Short.MAX_VALUE);

    private static final String DAMAGED = "已损坏，无法读取；请用 Excel、Word 或 WPS 打开后另存一份再上传。";

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
        try (OfficeFile office = OfficeFile.open(file, MOST_PARTS, LARGEST_UNPACKED)) {
            if (office.has("xl/workbook.xml")) {
                return workbookLines(office);
            }
            if (!office.has("word/document.xml")) {
                throw refused("不是 .xlsx 或 .docx（是别的压缩文件）；请使用本页下载的空白表填写。");
            }
            return WordLines.read(office.xml("word/document.xml"));
        } catch (UnreadableOfficeFileException e) {
            throw refused(inOurWords(e));
        } catch (FileRefusedException e) {
            throw e.getMessage().startsWith("文件“") ? e : refused(e.getMessage());
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // Damaged parts end in whatever their reader ran into.
            throw refused(DAMAGED);
        }
    }

    /** Each row is a line. A formula's cell is a fault and not read: what it last came to need not be what it says now. */
    private static List<TableLine> workbookLines(OfficeFile office) throws IOException {
        TableLines lines = new TableLines();
        try (WorkbookReader workbook = office.workbook(LIMITS)) {
            while (workbook.nextSheet()) {
                String sheet = "“" + workbook.sheet() + "”";
                while (workbook.nextRow()) {
                    WorkbookReader.Row row = workbook.row();
                    lines.begin("工作表" + sheet + "第 " + row.number() + " 行");
                    row.cells().forEach((column, cell) -> {
                        String name = "单元格 " + sheet + "!" + row.nameOf(column);
                        if (cell.formula()) {
                            lines.fault(column, name + " 是公式，未读取；请直接填写文字");
                        } else if (cell.error()) {
                            lines.fault(column, name + " 的值是错误“" + cell.text() + "”，请直接填写文字");
                        } else {
                            lines.put(column, cell.text());
                        }
                    });
                    lines.end();
                }
            }
        }
        return lines.lines();
    }

    private String inOurWords(UnreadableOfficeFileException unreadable) throws IOException {
        return switch (unreadable.reason()) {
            case NOT_OFFICE -> "不是 .xlsx 或 .docx（内容类型为 " + new Tika().detect(head()) + "）；请使用本页下载的空白表填写。";
            case OLD_FORMAT -> "是旧版格式（.xls、.doc 或 WPS 格式）；请另存为 .xlsx 或 .docx 后上传。";
            case ENCRYPTED -> "设有打开密码，无法读取；请取消密码后重新上传。";
            case MACROS -> "含有宏，不能接收；请另存为不含宏的 .xlsx 或 .docx。";
            case DOCTYPE -> "里面有外部实体声明（DOCTYPE），不是正常的 Office 文件，未读取。";
            case TOO_MANY_PARTS -> "里面有 " + unreadable.value() + " 个部分，最多 " + unreadable.limit() + " 个，不像一张推荐表。";
            case TOO_LARGE ->
                "解压后超过 " + (unreadable.limit() >> 20) + " MB 的上限（文件本身 " + (Files.size(file) >> 10) + " KB），不像一张推荐表。";
            case TOO_MANY_ROWS, CELL_TOO_LONG -> "的" + unreadable.getMessage();
            case DAMAGED -> DAMAGED;
        };
    }

    private byte[] head() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(1 << 16);
        }
    }

    private FileRefusedException refused(String why) {
        return new FileRefusedException("文件“" + name + "”" + why);
    }
}
