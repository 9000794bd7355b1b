package cn.goodnetizen.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people typed comes out of a workbook as the text that it is. */
class TextCellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+湘江", "-1", "@账号", "＝1+1", "＋86", "－1", "＠账号", "\t=1", "\n=1"})
    void whatLooksLikeAFormulaIsTextAndStaysSo(String text) throws IOException {
        XSSFCell cell = written(text);

        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        assertThat(cell.getCellStyle().getWrapText()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "13000000001", "测试甲=1", "1-2"})
    void otherTextIsTextWithoutAnApostrophe(String text) throws IOException {
        XSSFCell cell = written(text);

        assertThat(cell.getStringCellValue()).isEqualTo(text);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isFalse();
        assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        assertThat(cell.getCellStyle().getWrapText()).isTrue();
    }

    @Test
    void whatExcelCannotHoldIsCutAndNothingIsEmpty() throws IOException {
        assertThat(written("文".repeat(40_000)).getStringCellValue()).hasSize(32_767);
        assertThat(written(null).getStringCellValue()).isEmpty();
    }

    @Test
    void manyCellsShareFewStyles() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            TextCells texts = new TextCells(workbook);
            CellStyle look = workbook.createCellStyle();
            var sheet = workbook.createSheet();
            for (int i = 0; i < 1_000; i++) {
                texts.put(sheet.createRow(i).createCell(0), i % 2 == 0 ? "=1" : "1", look);
            }

            assertThat(workbook.getNumCellStyles()).isEqualTo(4);
        }
    }

    private static XSSFCell written(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new SXSSFWorkbook(10)) {
            CellStyle look = workbook.createCellStyle();
            look.setWrapText(true);
            new TextCells(workbook).put(workbook.createSheet().createRow(0).createCell(0), text, look);
            workbook.write(out);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return workbook.getSheetAt(0).getRow(0).getCell(0);
        }
    }
}
