package cn.goodnetizen.campaign;

import cn.goodnetizen.paper.OfficialWord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.TableRowHeightRule;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.springframework.lang.Nullable;

/**
 * Sets a letter as GB/T 9704 asks: A4 with margins 37/35/28/26 mm, 22-point title, body in 16-point 仿宋 on 28-point
 * lines with two characters of indent, sections in 黑体 and 楷体, page number between dashes. All lengths in twips
 * (1/20 point) unless named otherwise.
 */
final class NoticeDocx {

    private static final String TITLE_FACE = "方正小标宋简体";
    private static final String SECTION_FACE = "黑体";
    private static final String SUBSECTION_FACE = "楷体";
    private static final String RED = "C00000";

    private static final int BODY_POINTS = 16;
    private static final int TITLE_POINTS = 22;
    private static final int TABLE_POINTS = 12;
    private static final int LETTERHEAD_POINTS = 46;

    private static final int NARROW_COLUMN = 800;
    private static final int TITLE_GAP = 360;
    private static final int ROW_HEIGHT = 567;

    private final XWPFDocument word = new XWPFDocument();
    private final Node letter;
    private final String title;
    private final Map<Node, NoticePart> parts;
    private boolean newPage;

    NoticeDocx(Node letter, String title) {
        this.letter = letter;
        this.title = title;
        this.parts = NoticePart.of(letter);
    }

    byte[] bytes() {
        try (word;
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            OfficialWord.setUp(word, title);
            for (Node block = letter.getFirstChild(); block != null; block = block.getNext()) {
                block(block, parts.get(block));
            }
            word.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void block(Node block, NoticePart part) {
        switch (part) {
            case PAGE_BREAK -> newPage = true;
            case LETTERHEAD -> letterhead(block);
            case DOCUMENT_NUMBER -> documentNumber(block);
            case TITLE -> {
                XWPFParagraph title = paragraph(ParagraphAlignment.CENTER, 35);
                title.setSpacingBefore(TITLE_GAP);
                title.setSpacingAfter(TITLE_GAP);
                title.setKeepNext(true);
                outline(title, 0);
                runs(title, block, TITLE_FACE, TITLE_POINTS);
            }
            case ADDRESSEES -> runs(paragraph(ParagraphAlignment.LEFT, 28), block, OfficialWord.BODY_FACE, BODY_POINTS);
            case ANNEX_MARK -> runs(paragraph(ParagraphAlignment.LEFT, 28), block, SECTION_FACE, BODY_POINTS);
            case SECTION -> heading(block, SECTION_FACE, 1);
            case SUBSECTION -> heading(block, SUBSECTION_FACE, 2);
            case BODY -> body(block, "");
        }
    }

    private void letterhead(Node block) {
        String name = NoticeDocument.text(block);
        XWPFParagraph head = paragraph(ParagraphAlignment.CENTER, null);
        head.setSpacingBefore(600);
        head.setSpacingAfter(360);
        XWPFRun run = OfficialWord.style(
                head.createRun(),
                TITLE_FACE,
                Math.min(LETTERHEAD_POINTS, OfficialWord.TEXT_WIDTH / 20 / Math.max(1, name.length())));
        run.setColor(RED);
        run.setText(name);
    }

    private void documentNumber(Node block) {
        XWPFParagraph number = paragraph(ParagraphAlignment.CENTER, null);
        number.setBorderBottom(Borders.SINGLE);
        number.getCTP().getPPr().getPBdr().getBottom().setColor(RED);
        number.getCTP().getPPr().getPBdr().getBottom().setSz(BigInteger.valueOf(18));
        number.getCTP().getPPr().getPBdr().getBottom().setSpace(BigInteger.valueOf(6));
        runs(number, block, OfficialWord.BODY_FACE, BODY_POINTS);
    }

    private void heading(Node block, String face, int level) {
        XWPFParagraph heading = paragraph(ParagraphAlignment.LEFT, 28);
        indent(heading);
        heading.setKeepNext(true);
        outline(heading, level);
        runs(heading, block, face, BODY_POINTS);
    }

    /** Everything else: paragraphs, lists, tables, quotes. What has no form of its own keeps at least its text. */
    private void body(Node block, String mark) {
        switch (block) {
            case TableBlock table -> table(table);
            case OrderedList list -> items(list, list.getMarkerStartNumber());
            case Paragraph paragraph -> text(paragraph, mark);
            case FencedCodeBlock code -> text(code.getLiteral());
            case IndentedCodeBlock code -> text(code.getLiteral());
            case HtmlBlock html -> text(html.getLiteral());
            default -> {
                String first = block instanceof ListItem ? mark : "";
                for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
                    if (child instanceof Block) {
                        body(child, child.getPrevious() == null ? first : "");
                    }
                }
            }
        }
    }

    private void items(OrderedList list, @Nullable Integer start) {
        int number = start == null ? 1 : start;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            body(item, number++ + ". ");
        }
    }

    private void text(Paragraph block, String mark) {
        boolean broken = hasHardBreak(block);
        // A justified line before a manual break would be drawn out over the whole width.
        XWPFParagraph paragraph = paragraph(broken ? ParagraphAlignment.LEFT : ParagraphAlignment.BOTH, 28);
        indent(paragraph);
        if (!mark.isEmpty()) {
            OfficialWord.style(paragraph.createRun(), OfficialWord.BODY_FACE, BODY_POINTS)
                    .setText(mark);
        }
        runs(paragraph, block, OfficialWord.BODY_FACE, BODY_POINTS);
    }

    private void text(String literal) {
        for (String line : literal.split("\n")) {
            XWPFParagraph paragraph = paragraph(ParagraphAlignment.LEFT, 28);
            indent(paragraph);
            OfficialWord.style(paragraph.createRun(), OfficialWord.BODY_FACE, BODY_POINTS)
                    .setText(line);
        }
    }

    private void table(TableBlock block) {
        List<List<Node>> rows = new ArrayList<>();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow) {
                    rows.add(new ArrayList<>());
                }
                if (node instanceof TableCell) {
                    rows.getLast().add(node);
                } else {
                    visitChildren(node);
                }
            }
        });
        int columns = rows.getFirst().size();
        List<Integer> widths = widths(rows, columns);
        XWPFTable table = word.createTable(rows.size(), columns);
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(OfficialWord.TEXT_WIDTH);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.getCTTbl().addNewTblGrid();
        widths.forEach(width -> table.getCTTbl().getTblGrid().addNewGridCol().setW(BigInteger.valueOf(width)));
        table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setLeftBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setRightBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, "000000");
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, "000000");
        table.setInsideVBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, "000000");
        for (int i = 0; i < rows.size(); i++) {
            XWPFTableRow row = table.getRow(i);
            row.setHeight(ROW_HEIGHT);
            row.setHeightRule(TableRowHeightRule.AT_LEAST);
            row.setCantSplitRow(true);
            row.setRepeatHeader(i == 0);
            for (int j = 0; j < columns; j++) {
                cell(row.getCell(j), rows.get(i).get(j), widths.get(j), i == 0);
            }
        }
    }

    private static void cell(XWPFTableCell cell, Node content, int width, boolean header) {
        CTTblWidth size = cell.getCTTc().isSetTcPr() && cell.getCTTc().getTcPr().isSetTcW()
                ? cell.getCTTc().getTcPr().getTcW()
                : cell.getCTTc().addNewTcPr().addNewTcW();
        size.setW(BigInteger.valueOf(width));
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        runs(paragraph, content, header ? SECTION_FACE : OfficialWord.BODY_FACE, TABLE_POINTS);
    }

    /** A column of numbers is narrow, the others share the rest. */
    private static List<Integer> widths(List<List<Node>> rows, int columns) {
        List<Boolean> narrow = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            int column = j;
            narrow.add(rows.stream().skip(1).allMatch(row -> NoticeDocument.text(row.get(column))
                    .matches("\\d{1,3}")));
        }
        long narrowColumns = narrow.stream().filter(each -> each).count();
        long wideColumns = columns - narrowColumns;
        if (wideColumns == 0 || narrowColumns == 0) {
            return Collections.nCopies(columns, OfficialWord.TEXT_WIDTH / columns);
        }
        int wide = (int) ((OfficialWord.TEXT_WIDTH - narrowColumns * NARROW_COLUMN) / wideColumns);
        return narrow.stream().map(each -> each ? NARROW_COLUMN : wide).toList();
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, @Nullable Integer linePoints) {
        XWPFParagraph paragraph = word.createParagraph();
        paragraph.setAlignment(alignment);
        if (linePoints != null) {
            paragraph.setSpacingBetween(linePoints, LineSpacingRule.EXACT);
        }
        paragraph.setPageBreak(newPage);
        newPage = false;
        return paragraph;
    }

    private static void indent(XWPFParagraph paragraph) {
        CTInd indent = paragraph.getCTP().getPPr().addNewInd();
        indent.setFirstLineChars(BigInteger.valueOf(200));
        indent.setFirstLine(BigInteger.valueOf(2L * BODY_POINTS * 20));
    }

    private static void outline(XWPFParagraph paragraph, int level) {
        paragraph.getCTP().getPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
    }

    private static boolean hasHardBreak(Node block) {
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof HardLineBreak) {
                return true;
            }
        }
        return false;
    }

    private static void runs(XWPFParagraph paragraph, Node inline, String face, int points) {
        inline.accept(new AbstractVisitor() {
            private boolean strong;

            @Override
            public void visit(Text text) {
                add(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                add(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                add(html.getLiteral());
            }

            @Override
            public void visit(HardLineBreak lineBreak) {
                paragraph.createRun().addBreak();
            }

            @Override
            public void visit(StrongEmphasis emphasis) {
                strong = true;
                visitChildren(emphasis);
                strong = false;
            }

            private void add(String text) {
                XWPFRun run = OfficialWord.style(paragraph.createRun(), strong ? SUBSECTION_FACE : face, points);
                run.setBold(strong);
                run.setText(text);
            }
        });
    }
}
