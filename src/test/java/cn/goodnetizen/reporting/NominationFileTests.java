package cn.goodnetizen.reporting;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.goodnetizen.media.FileRefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as offices have them are read; hostile ones get a message, in bounded time and memory. */
@Timeout(30)
class NominationFileTests {

    private static final List<String> COLUMNS = List.of("序号", "达人姓名", "单位", "参赛平台", "账号昵称", "手机号", "备注");
    private static final List<String> ROW = List.of("1", "测试甲", "图书馆", "抖音", "账号一", "13000000001", "");

    @ParameterizedTest
    @ValueSource(strings = {"docx", "xlsx"})
    void aTemplateSavedByLibreOfficeIsRead(String type) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/nomination/libreoffice-saved." + type)) {
            NominationImport read = NominationImport.of(NominationFile.read("推荐表." + type, file));

            int rows = type.equals("docx") ? 31 : 11;
            assertThat(read.rows()).hasSize(rows);
            assertThat(read.rows().get(9).row().nominee())
                    .isEqualTo(new Nominee("达人戊", "湘江理工大学保卫处", "小红书", "示例账号10", "13900000009", ""));
            assertThat(read.rows()).allSatisfy(row -> assertThat(row.faults()).isEmpty());
            assertThat(read.signature()).isEqualTo(PortalReports.SIGNED);
            assertThat(read.notes()).isEmpty();
        }
    }

    @Test
    void textThatLooksLikeAFormulaIsText() throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/nomination/libreoffice-saved.xlsx")) {
            assertThat(NominationImport.of(NominationFile.read("推荐表.xlsx", file))
                            .rows()
                            .getLast()
                            .row()
                            .nominee()
                            .inOrderOfColumns())
                    .containsExactly("=1+1", "+湘江", "-抖音", "@账号", "13900000001", "=HYPERLINK(\"http://x.example\")");
        }
    }

    @Test
    void aPhoneTypedAsANumberKeepsItsDigits() throws IOException {
        byte[] file = workbook(sheet -> {
            row(sheet, 0, COLUMNS);
            row(sheet, 1, ROW).getCell(5).setCellValue(13000000001d);
        });

        assertThat(read("推荐表.xlsx", file).rows().getFirst().row().phone()).isEqualTo("13000000001");
    }

    @Test
    void aFormulaIsNotReadAndItsCellIsNamed() throws IOException {
        byte[] file = workbook(sheet -> {
            row(sheet, 0, COLUMNS);
            row(sheet, 1, ROW).getCell(5).setCellFormula("WEBSERVICE(\"http://x.example\")");
            row(sheet, 2, ROW).getCell(1).setCellValue("测试乙");
        });

        NominationImport read = read("推荐表.xlsx", file);
        assertThat(read.rows().getFirst().faults()).isEqualTo(Map.of("phone", "单元格 “表”!F2 是公式，未读取；请直接填写文字"));
        assertThat(read.rows().getFirst().row().phone()).isEmpty();
        assertThat(read.rows().get(1).faults()).isEmpty();
    }

    @Test
    void aWordTableWithoutTheAnnexAroundItIsRead() throws IOException {
        try (XWPFDocument word = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XWPFTable table = word.createTable(2, 7);
            for (int i = 0; i < 7; i++) {
                table.getRow(0).getCell(i).setText(COLUMNS.get(i));
                table.getRow(1).getCell(i).setText(ROW.get(i));
            }
            word.write(out);

            // The name says .xlsx, the content decides.
            assertThat(read("推荐表.xlsx", out.toByteArray())
                            .rows()
                            .getFirst()
                            .row()
                            .nominee())
                    .isEqualTo(new Nominee("测试甲", "图书馆", "抖音", "账号一", "13000000001", ""));
        }
    }

    @Test
    void aHundredThousandRowsAreCountedAndNotKept() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            SXSSFSheet sheet = workbook.createSheet("表");
            for (int i = 0; i < 100_000; i++) {
                SXSSFRow row = sheet.createRow(i);
                row.createCell(0).setCellValue(i + 1);
                row.createCell(1).setCellValue("测试" + i);
                row.createCell(5).setCellValue("1300000" + i);
            }
            workbook.write(out);
        }

        refused("推荐表.xlsx", out.toByteArray(), "文件“推荐表.xlsx”里面有 100000 行内容，一张推荐表最多 500 行人选。");
    }

    @Test
    void aHundredThousandRowsInWordAreCountedAndNotKept() throws IOException {
        String row = "<w:tr><w:tc><w:p><w:r><w:t>测试甲</w:t></w:r></w:p></w:tc></w:tr>";
        byte[] file = zip(Map.of(
                "word/document.xml",
                bytes("<w:document xmlns:w=\"w\"><w:body><w:tbl>" + row.repeat(100_000)
                        + "</w:tbl></w:body></w:document>")));

        refused("推荐表.docx", file, "文件“推荐表.docx”里面有 100000 行内容，一张推荐表最多 500 行人选。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"word/document.xml", "xl/media/image1.png", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"})
    void aZipBombIsStoppedWhileItUnpacks(String part) throws IOException {
        byte[] zeros = new byte[1 << 20];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            for (int i = 0; i < 1024; i++) {
                zip.write(zeros);
            }
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
        }
        byte[] bomb = out.toByteArray();

        long before = System.nanoTime();
        refused(
                "推荐表.xlsx",
                bomb,
                "文件“推荐表.xlsx”解压后超过 " + (part.endsWith("Strings.xml") ? 16 : 64) + " MB 的上限（文件本身 " + (bomb.length >> 10)
                        + " KB），不像一张推荐表。");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aZipOfCountlessPartsIsNotWalked() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int i = 0; i < 2_001; i++) {
            parts.put("xl/part" + i + ".xml", new byte[0]);
        }

        refused("推荐表.xlsx", zip(parts), "文件“推荐表.xlsx”里面有 2001 个部分，最多 2000 个，不像一张推荐表。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"})
    void anExternalEntityInWordIsNotResolved(String part) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("word/document.xml", bytes("<w:document xmlns:w=\"w\"/>"));
        parts.put(
                part,
                bytes(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r>"
                                + "<w:t>&e;</w:t></w:r></w:p></w:body></w:document>"));

        refused("推荐表.docx", zip(parts), "文件“推荐表.docx”里面有外部实体声明（DOCTYPE），不是正常的 Office 文件，未读取。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"})
    void anExternalEntityInExcelIsNotResolved(String part) throws IOException {
        byte[] file = replaced(
                workbook(sheet -> row(sheet, 0, COLUMNS)),
                part,
                bytes("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"http://localhost:1/\">]><x>&e;</x>"));

        refused("推荐表.xlsx", file, "文件“推荐表.xlsx”里面有外部实体声明（DOCTYPE），不是正常的 Office 文件，未读取。");
    }

    @Test
    void aDoctypeBehindALongCommentOrInAnotherEncodingIsFoundToo() throws IOException {
        String hostile = "<!DOCTYPE x [<!ENTITY e \"x\">]><w:document xmlns:w=\"w\"/>";

        for (byte[] content : List.of(
                bytes("<!--" + "-=".repeat(100_000) + "-->" + hostile), ("\uFEFF" + hostile).getBytes(UTF_16LE))) {
            refused(
                    "推荐表.docx",
                    zip(Map.of("word/document.xml", content)),
                    "文件“推荐表.docx”里面有外部实体声明（DOCTYPE），不是正常的 Office 文件，未读取。");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/vbaProject.bin", "word/vbaProject.bin"})
    void macrosAreRefused(String part) throws IOException {
        byte[] file = zip(Map.of("xl/workbook.xml", bytes("<workbook/>"), part, new byte[] {1}));

        refused("推荐表.xlsm", file, "文件“推荐表.xlsm”含有宏，不能接收；请另存为不含宏的 .xlsx 或 .docx。");
    }

    @Test
    void anEncryptedFileIsToldFromAnOldOne() throws Exception {
        byte[] plain = workbook(sheet -> row(sheet, 0, COLUMNS));

        refused("推荐表.xlsx", encrypted(plain), "文件“推荐表.xlsx”设有打开密码，无法读取；请取消密码后重新上传。");
        try (POIFSFileSystem old = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            old.createDocument(new ByteArrayInputStream(new byte[100]), "Workbook");
            old.writeFilesystem(out);
            refused("推荐表.xls", out.toByteArray(), "文件“推荐表.xls”是旧版格式（.xls、.doc 或 WPS 格式）；请另存为 .xlsx 或 .docx 后上传。");
        }
    }

    @Test
    void aRenamedFileIsToldByItsContent() throws IOException {
        refused("推荐表.xlsx", bytes("%PDF-1.7\n"), "文件“推荐表.xlsx”不是 .xlsx 或 .docx（内容类型为 application/pdf）；请使用本页下载的空白表填写。");
        refused("推荐表.docx", bytes("<html></html>"), "文件“推荐表.docx”不是 .xlsx 或 .docx（内容类型为 text/html）；请使用本页下载的空白表填写。");
        refused("推荐表.docx", zip(Map.of("a.txt", bytes("a"))), "文件“推荐表.docx”不是 .xlsx 或 .docx（是别的压缩文件）；请使用本页下载的空白表填写。");
    }

    @Test
    void emptyDamagedAndTooLargeFilesSaySo() throws IOException {
        byte[] whole = workbook(sheet -> row(sheet, 0, COLUMNS));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        refused("推荐表.xlsx", new byte[0], "文件“推荐表.xlsx”是空的（0 字节）。");
        refused("推荐表.xlsx", half, "文件“推荐表.xlsx”已损坏，无法读取；请用 Excel、Word 或 WPS 打开后另存一份再上传。");
        refused("推荐表.xlsx", new byte[(10 << 20) + 1], "文件“推荐表.xlsx”超过 10 MB 的上限。");
        refused(
                "推荐表.xlsx",
                zip(Map.of("xl/workbook.xml", bytes("<workbook>"))),
                "文件“推荐表.xlsx”已损坏，无法读取；请用 Excel、Word 或 WPS 打开后另存一份再上传。");
        refused(
                "推荐表.xlsx",
                replaced(
                        whole,
                        "xl/sharedStrings.xml",
                        bytes("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>")),
                "文件“推荐表.xlsx”已损坏，无法读取；请用 Excel、Word 或 WPS 打开后另存一份再上传。");
    }

    private static void refused(String name, byte[] file, String message) {
        assertThatThrownBy(() -> read(name, file))
                .isInstanceOf(FileRefusedException.class)
                .hasMessage(message);
    }

    private static NominationImport read(String name, byte[] file) throws IOException {
        return NominationImport.of(NominationFile.read(name, new ByteArrayInputStream(file)));
    }

    private interface Filling {
        void fill(XSSFSheet sheet);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            filling.fill(workbook.createSheet("表"));
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static XSSFRow row(XSSFSheet sheet, int at, List<String> cells) {
        XSSFRow row = sheet.createRow(at);
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
        return row;
    }

    private static byte[] encrypted(byte[] plain) throws IOException, GeneralSecurityException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(plain));
                    var target = encryptor.getDataStream(files)) {
                parts.save(target);
            } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
                throw new IOException(e);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] replaced(byte[] file, String part, byte[] content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(parts).containsKey(part);
        parts.put(part, content);
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
