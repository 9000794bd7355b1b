package cn.goodnetizen.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganizationWorkbookTest {

    @TempDir
    private Path folder;

    @Test
    void oneTextInManyCellsIsCountedAsOftenAsItIsRead() throws IOException {
        Path file = folder.resolve("shared.xlsx");
        // With shared texts, so that the file stays small.
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, false, true);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet(OrganizationWorkbook.UNITS);
            for (int i = 0; i < 1_000; i++) {
                var row = sheet.createRow(i);
                for (int column = 0; column < 10; column++) {
                    row.createCell(column).setCellValue("文".repeat(3_999));
                }
            }
            workbook.write(out);
        }

        assertThat(Files.size(file)).isLessThan(100_000);
        assertThatThrownBy(() -> OrganizationWorkbook.read(file))
                .isInstanceOf(OrganizationImportRefusedException.class)
                .hasMessage("工作簿里的文字超过 5000000 字的上限，请分几次导入。");
    }
}
