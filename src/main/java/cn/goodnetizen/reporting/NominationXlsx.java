package cn.goodnetizen.reporting;

import cn.goodnetizen.paper.TextCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Sets the 推荐表 for Excel and WPS: one worksheet per sheet of paper, printed on one A4 page. Every cell is text and stays
 * text, so that a phone number keeps its digits and nothing that people typed is ever taken for a formula.
 */
final class NominationXlsx {

    /** In characters: 序号, 达人姓名, 单位, 参赛平台, 账号昵称, 手机号, 备注. */
    private static final List<Integer> WIDTHS = List.of(6, 12, 22, 13, 17, 15, 13);

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final TextCells texts = new TextCells(workbook);
    private final NominationPaper.Content content;
    private final XSSFCellStyle title = style("宋体", 18, true, HorizontalAlignment.CENTER, false);
    private final XSSFCellStyle text = style("宋体", 12, false, HorizontalAlignment.LEFT, false);
    private final XSSFCellStyle head = style("黑体", 11, false, HorizontalAlignment.CENTER, true);
    private final XSSFCellStyle cell = style("宋体", 11, false, HorizontalAlignment.CENTER, true);

    NominationXlsx(NominationPaper.Content content) {
        this.content = content;
    }

    byte[] bytes() {
        try (workbook;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.getProperties().getCoreProperties().setCreator("");
            // POI would write the machine's time, which is not the campaign's.
            workbook.getProperties().getCoreProperties().setCreated(Optional.empty());
            content.sheets().forEach(this::sheet);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sheet(NominationPaper.Sheet paper) {
        XSSFSheet sheet = workbook.createSheet("第" + paper.number() + "张");
        for (int i = 0; i < WIDTHS.size(); i++) {
            sheet.setColumnWidth(i, WIDTHS.get(i) * 256);
            sheet.setDefaultColumnStyle(i, texts.plain(text));
        }
        int at = 0;
        line(sheet, at++, 20, "附件", text);
        line(sheet, at++, 40, content.title(), title);
        line(sheet, at++, 26, content.stampLine(), text);
        cells(sheet, at++, content.columns(), head);
        for (List<String> cells : paper.lines()) {
            cells(sheet, at++, cells, cell);
        }
        for (String line : content.signatureLines()) {
            line(sheet, at++, 24, line, text);
        }
        for (String note : content.notes()) {
            line(sheet, at++, 18, note, text);
        }
        workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, WIDTHS.size() - 1, 0, at - 1);
        sheet.setFitToPage(true);
        sheet.setHorizontallyCenter(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 1);
        sheet.createFreezePane(0, 4);
    }

    /** A line over the whole width of the table. */
    private void line(XSSFSheet sheet, int at, int heightPoints, String value, XSSFCellStyle style) {
        XSSFRow row = sheet.createRow(at);
        row.setHeightInPoints(heightPoints);
        texts.put(row.createCell(0), value, style);
        sheet.addMergedRegion(new CellRangeAddress(at, at, 0, WIDTHS.size() - 1));
    }

    private void cells(XSSFSheet sheet, int at, List<String> values, XSSFCellStyle style) {
        XSSFRow row = sheet.createRow(at);
        int lines = 1;
        for (int i = 0; i < values.size(); i++) {
            lines = Math.max(lines, Math.ceilDiv(values.get(i).length() * 2, WIDTHS.get(i)));
            texts.put(row.createCell(i), values.get(i), style);
        }
        row.setHeightInPoints(Math.clamp(lines * 15L, 30, 400));
    }

    private XSSFCellStyle style(
            String face, int points, boolean bold, HorizontalAlignment alignment, boolean bordered) {
        XSSFFont font = workbook.createFont();
        font.setFontName(face);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(bordered);
        if (bordered) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
