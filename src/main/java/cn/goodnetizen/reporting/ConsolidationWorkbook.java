package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.paper.TextCells;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The consolidated workbook of a superior: all rows from below, its own table in sheets of ten, who has not handed in, and
 * figures. Every cell that somebody typed is text: nothing in it is ever computed.
 */
@Component
class ConsolidationWorkbook {

    /** Rows kept in memory while the workbook is written. */
    private static final int WINDOW = 100;

    private static final int CHARACTER = 256;

    private final RowsBelow rowsBelow;
    private final ConsolidationDesk desk;
    private final MissingReports missing;
    private final Reports reports;
    private final ReportWording wording;
    private final Campaigns campaigns;

    ConsolidationWorkbook(
            RowsBelow rowsBelow,
            ConsolidationDesk desk,
            MissingReports missing,
            Reports reports,
            ReportWording wording,
            Campaigns campaigns) {
        this.rowsBelow = rowsBelow;
        this.desk = desk;
        this.missing = missing;
        this.reports = reports;
        this.wording = wording;
        this.campaigns = campaigns;
    }

    /** Writes the workbook of the reader's own unit as .xlsx. */
    @Transactional(readOnly = true)
    void write(AccountPrincipal me, OutputStream out) throws IOException {
        CampaignInfo campaign = campaigns.running().orElse(null);
        List<RowsBelow.Row> rows = campaign == null ? List.of() : rowsBelow.all(campaign.id(), me.unitCode());
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(WINDOW)) {
            Sheets sheets = new Sheets(workbook);
            all(sheets, rows);
            own(sheets, campaign, me);
            missing(sheets, me);
            figures(sheets, campaign, me, rows);
            workbook.write(out);
        }
    }

    private static void all(Sheets sheets, List<RowsBelow.Row> rows) {
        sheets.open("汇总表", 6, 16, 10, 20, 12, 14, 14, 20, 10, 20, 8, 18);
        sheets.repeatOnEveryPage(1);
        sheets.heads("序号", "报送单位", "达人姓名", "单位", "参赛平台", "账号昵称", "手机号", "备注", "状态", "原因", "标记", "疑似重复");
        int number = 0;
        for (RowsBelow.Row row : rows) {
            Nominee nominee = row.row().nominee();
            sheets.row(
                    ++number,
                    row.climbedFrom() == null ? row.unit() : row.unit() + "（" + row.climbedFrom() + "补报）",
                    nominee.personName(),
                    nominee.employer(),
                    nominee.platform(),
                    nominee.accountNickname(),
                    nominee.phone(),
                    nominee.remark(),
                    standing(row),
                    row.reason(),
                    marks(row),
                    String.join("；", row.twice()));
        }
    }

    private static String standing(RowsBelow.Row row) {
        return switch (row.standing()) {
            case CHOSEN -> Boolean.TRUE.equals(row.chosen()) ? "拟通过" : "拟退回";
            default -> row.standing().label();
        };
    }

    private static String marks(RowsBelow.Row row) {
        return String.join(
                "、",
                Stream.of(
                                row.late() ? "迟报" : null,
                                row.row().supplementary() ? "补报" : null,
                                row.recorded() ? "代录" : null)
                        .filter(mark -> mark != null)
                        .toList());
    }

    private void own(Sheets sheets, CampaignInfo campaign, AccountPrincipal me) {
        sheets.open("本单位推荐表", 6, 12, 28, 14, 22, 16, 26, 18);
        Report report = campaign == null
                ? null
                : reports.findByCampaignIdAndKindAndUnitCode(campaign.id(), ReportKind.NOMINATION, me.unitCode())
                        .orElse(null);
        if (report == null) {
            return;
        }
        ConsolidationDesk.DeskPage page = desk.page(report.id(), me);
        sheets.repeatOnEveryPage(2);
        sheets.title("“正能量职工网络达人征集”推荐表", 8);
        sheets.line("推荐单位（盖章）：" + page.unit().name(), 8);
        if (page.included().isEmpty()) {
            sheets.line("目前没有列入的人选。", 8);
        }
        for (ConsolidationDesk.Sheet sheet : page.sheets()) {
            if (sheet.number() > 1) {
                sheets.newPage();
            }
            sheets.line("第 " + sheet.number() + " 张", 8);
            sheets.heads("序号", "达人姓名", "单位", "参赛平台", "账号昵称", "手机号", "备注", "来自");
            int number = sheet.from();
            for (ConsolidationDesk.Candidate candidate : sheet.rows()) {
                Nominee nominee = candidate.row().nominee();
                sheets.row(
                        ++number,
                        nominee.personName(),
                        nominee.employer(),
                        nominee.platform(),
                        nominee.accountNickname(),
                        nominee.phone(),
                        nominee.remark(),
                        candidate.origin());
            }
        }
    }

    private void missing(Sheets sheets, AccountPrincipal me) {
        sheets.open("未报名单", 6, 22, 34, 12, 21, 10, 15, 21, 24);
        sheets.repeatOnEveryPage(1);
        sheets.heads("序号", "单位", "材料", "状态", "截止", "逾期天数", "电话", "最近提醒", "联系记录");
        int number = 0;
        for (ReportKind kind : ReportKind.values()) {
            MissingReports.MissingPage page = missing.page(me, kind);
            for (MissingReports.Line line : page.lines()) {
                sheets.row(
                        ++number,
                        line.unit().name(),
                        page.kindName(),
                        line.state().label(),
                        wording.deadline(line.limitDay()),
                        Math.max(0, line.daysOver()),
                        line.unit().phone(),
                        wording.moment(line.lastRemindedAt()),
                        line.contact() == null ? "" : line.contact() + "：" + line.contactNote());
            }
        }
    }

    private void figures(Sheets sheets, CampaignInfo campaign, AccountPrincipal me, List<RowsBelow.Row> rows) {
        sheets.open("统计", 34, 12, 12, 12, 12, 12, 14);
        sheets.heads("报送单位", "人选", "待定", "已通过", "退回修改", "未列入", "疑似重复");
        Map<String, List<RowsBelow.Row>> byUnit = new TreeMap<>();
        Map<String, String> names = new TreeMap<>();
        rows.forEach(row -> {
            byUnit.computeIfAbsent(row.unitCode(), code -> new ArrayList<>()).add(row);
            names.put(row.unitCode(), row.unit());
        });
        byUnit.forEach((code, ofUnit) -> figures(sheets, names.get(code), ofUnit));
        figures(sheets, "合计", rows);
        if (campaign == null) {
            return;
        }
        for (ReportKind kind : ReportKind.values()) {
            Map<ReportState, Integer> states = new TreeMap<>();
            reports.findByCampaignIdAndKindAndSuperiorCode(campaign.id(), kind, me.unitCode())
                    .forEach(report -> states.merge(report.state(), 1, Integer::sum));
            sheets.line("", 7);
            sheets.heads(campaigns.definition(campaign.id()).reports().name(kind), "单位数");
            states.forEach((state, count) -> sheets.row(state.label(), count));
        }
    }

    private static void figures(Sheets sheets, String name, List<RowsBelow.Row> rows) {
        sheets.row(
                name,
                rows.size(),
                count(rows, Set.of(RowFilter.Standing.UNDECIDED, RowFilter.Standing.CHOSEN)),
                count(rows, Set.of(RowFilter.Standing.ACCEPTED)),
                count(rows, Set.of(RowFilter.Standing.RETURNED)),
                count(rows, Set.of(RowFilter.Standing.LEFT_OUT)),
                (int) rows.stream().filter(row -> !row.twice().isEmpty()).count());
    }

    private static int count(List<RowsBelow.Row> rows, Set<RowFilter.Standing> standings) {
        return (int)
                rows.stream().filter(row -> standings.contains(row.standing())).count();
    }

    /** Writes rows one below the other; numbers are numbers, everything else is text. */
    private static final class Sheets {

        private static final int TITLE_SIZE = 16;
        private static final int TEXT_SIZE = 11;
        /** Heights in points; the highest is what Excel allows. */
        private static final int TITLE_HEIGHT = 32;

        private static final int LINE_HEIGHT = 22;
        private static final int TEXT_LINE = 15;
        private static final int ROW_MARGIN = 6;
        private static final int HIGHEST = 409;
        /** In inches. */
        private static final double SIDE_MARGIN = 0.5;

        private final SXSSFWorkbook workbook;
        private final TextCells texts;
        private final CellStyle title;
        private final CellStyle head;
        private final CellStyle cell;
        private final CellStyle figure;
        private final CellStyle plain;
        private SXSSFSheet sheet;
        private int next;

        Sheets(SXSSFWorkbook workbook) {
            this.workbook = workbook;
            texts = new TextCells(workbook);
            title = style(false, TITLE_SIZE, true);
            title.setAlignment(HorizontalAlignment.CENTER);
            head = style(true, TEXT_SIZE, true);
            head.setAlignment(HorizontalAlignment.CENTER);
            head.setFillForegroundColor(IndexedColors.LEMON_CHIFFON.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            cell = style(true, TEXT_SIZE, false);
            cell.setWrapText(true);
            figure = style(true, TEXT_SIZE, false);
            figure.setAlignment(HorizontalAlignment.CENTER);
            plain = style(false, TEXT_SIZE, false);
        }

        private CellStyle style(boolean framed, int size, boolean bold) {
            CellStyle style = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setFontName("宋体");
            font.setFontHeightInPoints((short) size);
            font.setBold(bold);
            style.setFont(font);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            if (framed) {
                style.setBorderBottom(BorderStyle.THIN);
                style.setBorderTop(BorderStyle.THIN);
                style.setBorderLeft(BorderStyle.THIN);
                style.setBorderRight(BorderStyle.THIN);
            }
            return style;
        }

        /**
         * Printed on A4 across, all columns beside each other.
         *
         * @param widths of the columns, in characters
         */
        void open(String name, int... widths) {
            sheet = workbook.createSheet(name);
            next = 0;
            PrintSetup print = sheet.getPrintSetup();
            print.setPaperSize(PrintSetup.A4_PAPERSIZE);
            print.setLandscape(true);
            sheet.setFitToPage(true);
            print.setFitWidth((short) 1);
            print.setFitHeight((short) 0);
            sheet.setHorizontallyCenter(true);
            sheet.setMargin(PageMargin.LEFT, SIDE_MARGIN);
            sheet.setMargin(PageMargin.RIGHT, SIDE_MARGIN);
            sheet.getFooter().setCenter("第 &P 页，共 &N 页");
            for (int i = 0; i < widths.length; i++) {
                sheet.setColumnWidth(i, widths[i] * CHARACTER);
            }
        }

        /** The first rows stand at the top of every page, and stay in sight on a screen. */
        void repeatOnEveryPage(int rows) {
            sheet.setRepeatingRows(new CellRangeAddress(0, rows - 1, -1, -1));
            sheet.createFreezePane(0, rows);
        }

        /** What follows begins on another page. */
        void newPage() {
            sheet.setRowBreak(next - 1);
        }

        void title(String text, int columns) {
            across(text, columns, title, TITLE_HEIGHT);
        }

        void line(String text, int columns) {
            across(text, columns, plain, LINE_HEIGHT);
        }

        private void across(String text, int columns, CellStyle style, int height) {
            Row row = sheet.createRow(next);
            row.setHeightInPoints(height);
            texts.put(row.createCell(0), text, style);
            sheet.addMergedRegion(new CellRangeAddress(next, next, 0, columns - 1));
            next++;
        }

        void heads(String... names) {
            Row row = sheet.createRow(next++);
            row.setHeightInPoints(LINE_HEIGHT);
            for (int i = 0; i < names.length; i++) {
                texts.put(row.createCell(i), names[i], head);
            }
        }

        void row(Object... values) {
            Row row = sheet.createRow(next++);
            int lines = 1;
            for (int i = 0; i < values.length; i++) {
                var made = row.createCell(i);
                if (values[i] instanceof Number number) {
                    made.setCellValue(number.doubleValue());
                    made.setCellStyle(figure);
                } else {
                    String text = Objects.toString(values[i], "");
                    texts.put(made, text, cell);
                    lines = Math.max(lines, lines(text, sheet.getColumnWidth(i) / CHARACTER));
                }
            }
            row.setHeightInPoints(Math.min(HIGHEST, lines * TEXT_LINE + ROW_MARGIN));
        }

        /** Into how many lines a text wraps: not every program works that out when it opens or prints a file. */
        private static int lines(String text, int width) {
            return text.lines()
                    .mapToInt(line -> Math.max(
                            1, Math.ceilDiv(line.codePoints().map(Sheets::width).sum(), width - 1)))
                    .sum();
        }

        /** In characters: what is written in Chinese is twice as wide as a digit. */
        private static int width(int codePoint) {
            return codePoint < 0x2000 ? 1 : 2;
        }
    }
}
