package cn.goodnetizen.reporting;

import cn.goodnetizen.paper.OfficialWord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/**
 * Sets the 推荐表 for Word, with the margins and typefaces of the notice that it is an annex to (GB/T 9704). All lengths
 * in twips (1/20 point) unless named otherwise.
 */
final class NominationDocx {

    private static final String TITLE_FACE = "方正小标宋简体";
    private static final String SECTION_FACE = "黑体";

    private static final int BODY_POINTS = 14;
    private static final int TITLE_POINTS = 22;
    private static final int CELL_POINTS = 11;
    private static final int NOTE_POINTS = 12;

    private static final int CELL_MARGIN = 60;
    private static final int ROW_HEIGHT = 700;

    /** 序号, 达人姓名, 单位, 参赛平台, 账号昵称, 手机号, 备注. */
    private static final List<Integer> WIDTHS = List.of(640, 1150, 1900, 1180, 1480, 1440, 1054);

    private final XWPFDocument word = new XWPFDocument();
    private final NominationPaper.Content content;

    NominationDocx(NominationPaper.Content content) {
        this.content = content;
    }

    byte[] bytes() {
        try (word;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            OfficialWord.setUp(word, content.title());
            content.sheets().forEach(this::sheet);
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sheet(NominationPaper.Sheet sheet) {
        XWPFParagraph mark = line(ParagraphAlignment.LEFT, 28, "附件", SECTION_FACE, 16);
        mark.setPageBreak(sheet.number() > 1);
        XWPFParagraph title = line(ParagraphAlignment.CENTER, 35, content.title(), TITLE_FACE, TITLE_POINTS);
        title.setSpacingBefore(160);
        title.setSpacingAfter(200);
        line(ParagraphAlignment.LEFT, 26, content.stampLine(), OfficialWord.BODY_FACE, BODY_POINTS)
                .setSpacingAfter(60);
        table(sheet);
        for (int i = 0; i < content.signatureLines().size(); i++) {
            XWPFParagraph signature = line(
                    ParagraphAlignment.LEFT, 24, content.signatureLines().get(i), OfficialWord.BODY_FACE, BODY_POINTS);
            signature.setSpacingBefore(i == 0 ? 160 : 0);
        }
        for (int i = 0; i < content.notes().size(); i++) {
            XWPFParagraph note =
                    line(ParagraphAlignment.LEFT, 19, content.notes().get(i), OfficialWord.BODY_FACE, NOTE_POINTS);
            note.setSpacingBefore(i == 0 ? 120 : 0);
            // 注： stands once; the numbers stand one below the other.
            note.setIndentationLeft(i == 0 ? 0 : NOTE_POINTS * 2 * 20);
        }
    }

    private void table(NominationPaper.Sheet sheet) {
        List<String> columns = content.columns();
        XWPFTable table = word.createTable(sheet.lines().size() + 1, columns.size());
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(OfficialWord.TEXT_WIDTH);
        table.setCellMargins(0, CELL_MARGIN, 0, CELL_MARGIN);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.getCTTbl().addNewTblGrid();
        WIDTHS.forEach(width -> table.getCTTbl().getTblGrid().addNewGridCol().setW(BigInteger.valueOf(width)));
        table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setLeftBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setRightBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, "000000");
        table.setInsideVBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, "000000");
        row(table.getRow(0), columns, SECTION_FACE);
        for (int i = 0; i < sheet.lines().size(); i++) {
            row(table.getRow(i + 1), sheet.lines().get(i), OfficialWord.BODY_FACE);
        }
    }

    private static void row(XWPFTableRow row, List<String> texts, String face) {
        row.setHeight(ROW_HEIGHT);
        row.setHeightRule(TableRowHeightRule.AT_LEAST);
        row.setCantSplitRow(true);
        for (int i = 0; i < texts.size(); i++) {
            XWPFTableCell cell = row.getCell(i);
            CTTblWidth size =
                    cell.getCTTc().isSetTcPr() && cell.getCTTc().getTcPr().isSetTcW()
                            ? cell.getCTTc().getTcPr().getTcW()
                            : cell.getCTTc().addNewTcPr().addNewTcW();
            size.setW(BigInteger.valueOf(WIDTHS.get(i)));
            cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
            XWPFParagraph paragraph = cell.getParagraphs().getFirst();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            OfficialWord.style(paragraph.createRun(), face, points(texts.get(i)))
                    .setText(texts.get(i));
        }
    }

    /** A long text is set smaller before it pushes the sheet over its page. */
    private static int points(String text) {
        return text.length() > 40 ? 7 : text.length() > 16 ? 9 : CELL_POINTS;
    }

    private XWPFParagraph line(ParagraphAlignment alignment, int linePoints, String text, String face, int points) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(linePoints, LineSpacingRule.EXACT);
        OfficialWord.style(paragraph.createRun(), face, points).setText(text);
        return paragraph;
    }
}
