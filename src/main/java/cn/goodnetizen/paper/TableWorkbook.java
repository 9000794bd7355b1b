package cn.goodnetizen.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An Excel file written row by row. What people typed is text in text cells, never a formula; counts are numbers. */
public final class TableWorkbook implements AutoCloseable {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final int ROWS_IN_MEMORY = 100;
    private static final int TEXT_WIDTH = 24 * 256;
    private static final int NUMBER_WIDTH = 12 * 256;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final TextCells texts = new TextCells(workbook);
    private final CellStyle body;
    private final CellStyle heading;

    public TableWorkbook() {
        body = workbook.createCellStyle();
        heading = workbook.createCellStyle();
        Font bold = workbook.createFont();
        bold.setBold(true);
        heading.setFont(bold);
        heading.setAlignment(HorizontalAlignment.CENTER);
    }

    /** @param rows texts and whole numbers, one list per row */
    public void sheet(String name, List<String> columns, List<List<Object>> rows) {
        SXSSFSheet sheet = workbook.createSheet(name);
        sheet.createFreezePane(0, 1);
        SXSSFRow first = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            SXSSFCell cell = first.createCell(i);
            cell.setCellStyle(heading);
            cell.setCellValue(columns.get(i));
            boolean numbers = !rows.isEmpty() && rows.getFirst().get(i) instanceof Long;
            sheet.setColumnWidth(i, numbers ? NUMBER_WIDTH : TEXT_WIDTH);
        }
        for (int i = 0; i < rows.size(); i++) {
            SXSSFRow row = sheet.createRow(i + 1);
            for (int j = 0; j < rows.get(i).size(); j++) {
                SXSSFCell cell = row.createCell(j);
                if (rows.get(i).get(j) instanceof Long number) {
                    cell.setCellValue(number);
                } else {
                    texts.put(cell, rows.get(i).get(j).toString(), body);
                }
            }
        }
    }

    public ResponseEntity<byte[]> download(String fileName) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(fileName, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(out.toByteArray());
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
