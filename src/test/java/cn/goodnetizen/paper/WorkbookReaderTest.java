package cn.goodnetizen.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReaderTest {

    @TempDir
    private Path folder;

    @Test
    void textsAndNumbersComeAsTheyAreSeen() throws IOException {
        Path file = folder.resolve("a.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            var row = workbook.createSheet("单位").createRow(2);
            row.createCell(0).setCellValue(" hn-edu　");
            row.createCell(1).setCellValue(13000000001d);
            row.createCell(3).setCellFormula("1+1");
            row.createCell(12).setCellValue("beyond the limit");
            workbook.write(out);
        }

        var sheet = read(file).getFirst();

        assertThat(sheet.name()).isEqualTo("单位");
        assertThat(sheet.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(3);
            assertThat(row.text(0)).isEqualTo("hn-edu");
            assertThat(row.text(1)).isEqualTo("13000000001");
            assertThat(row.cells().get(3).formula()).isTrue();
            assertThat(row.cells()).containsOnlyKeys(0, 1, 3);
        });
    }

    @Test
    void aHundredThousandRowsAreStoppedAtTheLimit() throws IOException {
        Path file = folder.resolve("rows.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet("单位");
            for (int i = 0; i < 100_000; i++) {
                sheet.createRow(i).createCell(0).setCellValue("x");
            }
            workbook.write(out);
        }

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessage("工作表“单位”超过 1000 行的上限，请分几次导入。");
    }

    @Test
    void aZipBombIsStoppedAtTheLimit() throws IOException {
        Map<String, String> parts = workbook("<sheetData/>");
        Path file = write(parts, "xl/media/bomb.bin", 64 << 20);

        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessageContaining("解压后超过 8 MB");
    }

    @Test
    void anEntityFromOutsideIsNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
        Map<String, String> parts = workbook("");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                        + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");

        assertThatThrownBy(() -> read(write(parts, null, 0)))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessageNotContaining("top secret");
    }

    @Test
    void macrosAreRefused() throws IOException {
        assertThatThrownBy(() -> read(write(workbook("<sheetData/>"), "xl/vbaProject.bin", 10)))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessageStartingWith("文件含有宏");
    }

    @Test
    void anErrorIsMarkedAndACellHasTheNamePeopleCallIt() throws IOException {
        var row = read(write(
                        workbook("<sheetData><row r=\"7\"><c r=\"B7\" t=\"e\"><v>#N/A</v></c></row></sheetData>"),
                        null,
                        0))
                .getFirst()
                .rows()
                .getFirst();

        assertThat(row.cells()).containsExactly(Map.entry(1, new WorkbookReader.Cell("#N/A", false, true)));
        assertThat(row.nameOf(1)).isEqualTo("B7");
        assertThat(row.characters()).isEqualTo(4);
    }

    @Test
    void aTextThatIsTooLongIsRefusedWhereverItIsKept() throws IOException {
        Map<String, String> inline = workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
                + "文".repeat(4_001) + "</t></is></c></row></sheetData>");
        Path shared = folder.resolve("shared.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(shared)) {
            workbook.createSheet("S").createRow(0).createCell(0).setCellValue("文".repeat(4_001));
            workbook.write(out);
        }

        for (Path file : List.of(write(inline, null, 0), shared)) {
            assertThatThrownBy(() -> read(file))
                    .isInstanceOf(UnreadableOfficeFileException.class)
                    .hasMessage("工作表“S”第 1 行第 1 列的文字超过 4000 字的上限。");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "xl/plan.xml"})
    void whatIsReadWholeIsMeasuredUnderAnyName(String name) throws IOException {
        Map<String, String> parts = workbook("<sheetData/>");
        String plan = parts.remove("xl/workbook.xml");
        parts.put(name, plan + "<!--" + " ".repeat(1 << 20) + "-->");
        parts.put("xl/_rels/plan.xml.rels", parts.get("xl/_rels/workbook.xml.rels"));
        for (String part : List.of("[Content_Types].xml", "_rels/.rels")) {
            parts.put(part, parts.get(part).replace("xl/workbook.xml", name));
        }

        Path file = write(parts, null, 0);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessageContaining("解压后超过 1 MB");
    }

    @Test
    void twoPartsOfOneNameAreRefused() throws IOException {
        Path file = write(workbook("<sheetData/>"), "XL/worksheets/SHEET1.xml", 10);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessageStartingWith("文件不是完整的 Excel 工作簿");
    }

    @Test
    void countlessPartsAreNotWalked() throws IOException {
        Map<String, String> parts = workbook("<sheetData/>");
        for (int i = 0; i < 46; i++) {
            parts.put("xl/part" + i + ".xml", "");
        }
        Path file = write(parts, null, 0);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(UnreadableOfficeFileException.class)
                .hasMessage("文件里有 51 个部分，超过 50 个的上限。");
    }

    @Test
    void aNumberThatWouldFillTheMemoryStaysAsItIsWritten() throws IOException {
        var sheets = read(write(
                workbook("<sheetData><row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c></row></sheetData>"), null, 0));

        assertThat(sheets.getFirst().rows().getFirst().text(0)).isEqualTo("1E999999999");
    }

    @Test
    void somethingElseIsSaidToBeNoWorkbook() throws IOException {
        Path file = Files.writeString(folder.resolve("text.xlsx"), "no workbook");
        Path cut = folder.resolve("cut.xlsx");
        Map<String, String> parts =
                workbook("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData>");

        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableOfficeFileException.class);
        Files.move(write(parts, null, 0), cut);
        assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableOfficeFileException.class);
    }

    private record Sheet(String name, List<WorkbookReader.Row> rows) {}

    private static List<Sheet> read(Path file) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        try (OfficeFile office = OfficeFile.open(file, 50, 8L << 20);
                WorkbookReader workbook = office.workbook(new WorkbookReader.Limits(1_000, 10, 4_000))) {
            while (workbook.nextSheet()) {
                List<WorkbookReader.Row> rows = new ArrayList<>();
                while (workbook.nextRow()) {
                    rows.add(workbook.row());
                }
                sheets.add(new Sheet(workbook.sheet(), rows));
            }
        }
        return sheets;
    }

    private static Map<String, String> workbook(String sheetContent) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                        + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + sheetContent
                        + "</worksheet>");
        return parts;
    }

    private Path write(Map<String, String> parts, String extra, int zeros) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            if (extra != null) {
                zip.putNextEntry(new ZipEntry(extra));
                byte[] block = new byte[1 << 16];
                for (int left = zeros; left > 0; left -= block.length) {
                    zip.write(block, 0, Math.min(left, block.length));
                }
            }
        }
        return file;
    }
}
