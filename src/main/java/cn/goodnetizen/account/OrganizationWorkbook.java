package cn.goodnetizen.account;

import cn.goodnetizen.organization.Line;
import cn.goodnetizen.organization.SheetRow;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitKind;
import cn.goodnetizen.organization.UnitTable;
import cn.goodnetizen.paper.OfficeFile;
import cn.goodnetizen.paper.TextCells;
import cn.goodnetizen.paper.UnreadableOfficeFileException;
import cn.goodnetizen.paper.WorkbookReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook in which units and accounts go out and come back: sheets 单位, 账号 and 说明, text cells only. */
final class OrganizationWorkbook {

    static final String UNITS = "单位";
    static final String ACCOUNTS = "账号";
    private static final String RULES = "说明";

    /** Rows with content per sheet; the province has some two hundred units. */
    static final int MOST_ROWS = 5_000;

    private static final int MOST_PARTS = 500;
    private static final long MOST_BYTES = 30L << 20;
    private static final WorkbookReader.Limits LIMITS = new WorkbookReader.Limits(MOST_ROWS, 20, 4_000);

    /** In both sheets: a text that many cells share is small in the file, but not once it is read. */
    private static final int MOST_CHARACTERS = 5_000_000;

    private static final int[] UNIT_WIDTHS = {22, 34, 22, 22, 8, 20, 34, 18, 8, 10};
    private static final int[] ACCOUNT_WIDTHS = {26, 40, 22, 14, 38, 8};

    private OrganizationWorkbook() {}

    /** What a workbook holds for us, and cells that are formulas. */
    record Content(List<SheetRow> units, List<SheetRow> accounts, List<FormulaCell> formulas) {}

    record FormulaCell(String sheet, int row, String column) {}

    /** @throws UnreadableOfficeFileException in words for the user */
    static Content read(Path file) throws IOException {
        Map<String, List<WorkbookReader.Row>> sheets = sheets(file);
        List<FormulaCell> formulas = new ArrayList<>();
        if (sheets.isEmpty()) {
            throw new OrganizationImportRefusedException("工作簿里没有“单位”或“账号”工作表。请先导出，在导出的文件上修改。");
        }
        return new Content(
                rows(UNITS, sheets.getOrDefault(UNITS, List.of()), UnitTable.COLUMNS, formulas),
                rows(ACCOUNTS, sheets.getOrDefault(ACCOUNTS, List.of()), AccountTable.COLUMNS, formulas),
                formulas);
    }

    /** The rows of the first sheet of each name; the other sheets have to keep to the limits as well. */
    private static Map<String, List<WorkbookReader.Row>> sheets(Path file) throws IOException {
        Map<String, List<WorkbookReader.Row>> sheets = new HashMap<>();
        long characters = 0;
        try (OfficeFile office = OfficeFile.open(file, MOST_PARTS, MOST_BYTES);
                WorkbookReader workbook = office.workbook(LIMITS)) {
            while (workbook.nextSheet()) {
                String name = workbook.sheet().strip();
                boolean ours = (name.equals(UNITS) || name.equals(ACCOUNTS)) && !sheets.containsKey(name);
                List<WorkbookReader.Row> rows = new ArrayList<>();
                while (workbook.nextRow()) {
                    if (ours) {
                        rows.add(workbook.row());
                        characters += workbook.row().characters();
                        if (characters > MOST_CHARACTERS) {
                            throw new OrganizationImportRefusedException(
                                    "工作簿里的文字超过 " + MOST_CHARACTERS + " 字的上限，请分几次导入。");
                        }
                    }
                }
                if (ours) {
                    sheets.put(name, rows);
                }
            }
        }
        return sheets;
    }

    private static List<SheetRow> rows(
            String sheet, List<WorkbookReader.Row> found, List<String> columns, List<FormulaCell> formulas) {
        if (found.isEmpty()) {
            return List.of();
        }
        WorkbookReader.Row head = found.getFirst();
        Map<Integer, String> titles = new HashMap<>();
        head.cells().forEach((place, cell) -> titles.put(place, cell.text()));
        List<String> missing =
                columns.stream().filter(column -> !titles.containsValue(column)).toList();
        if (!missing.isEmpty()) {
            throw new OrganizationImportRefusedException(
                    "工作表“" + sheet + "”第 " + head.number() + " 行应是列名，缺少：" + String.join("、", missing) + "。请不要改动列名。");
        }
        List<SheetRow> rows = new ArrayList<>();
        for (WorkbookReader.Row row : found.subList(1, found.size())) {
            Map<String, String> cells = new HashMap<>();
            row.cells().forEach((place, cell) -> {
                String title = titles.get(place);
                if (title != null && columns.contains(title)) {
                    if (cell.formula()) {
                        formulas.add(new FormulaCell(sheet, row.number(), title));
                    }
                    if (!cell.text().isEmpty()) {
                        cells.putIfAbsent(title, cell.text());
                    }
                }
            });
            if (!cells.isEmpty()) {
                rows.add(new SheetRow(row.number(), cells));
            }
        }
        return rows;
    }

    static void write(List<Unit> units, List<Account> accounts, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Styles styles = new Styles(workbook);
            XSSFSheet unitSheet = sheet(
                    workbook,
                    styles,
                    UNITS,
                    UnitTable.COLUMNS,
                    UNIT_WIDTHS,
                    units.stream().map(UnitTable::cellsOf).toList());
            offer(
                    unitSheet,
                    3,
                    Arrays.stream(UnitKind.values()).map(UnitKind::label).toList());
            offer(unitSheet, 4, Arrays.stream(Line.values()).map(Line::label).toList());
            offer(unitSheet, 9, List.of(UnitTable.ACTIVE, UnitTable.DISSOLVED));
            XSSFSheet accountSheet = sheet(
                    workbook,
                    styles,
                    ACCOUNTS,
                    AccountTable.COLUMNS,
                    ACCOUNT_WIDTHS,
                    accounts.stream().map(AccountTable::cellsOf).toList());
            offer(accountSheet, 3, Arrays.stream(Role.values()).map(Role::title).toList());
            offer(accountSheet, 5, List.of(AccountTable.YES, AccountTable.NO));
            rules(workbook, styles);
            workbook.write(out);
        }
    }

    private static XSSFSheet sheet(
            XSSFWorkbook workbook,
            Styles styles,
            String name,
            List<String> columns,
            int[] widths,
            List<List<String>> rows) {
        XSSFSheet sheet = workbook.createSheet(name);
        var head = sheet.createRow(0);
        head.setHeightInPoints(22);
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, widths[i] * 256);
            sheet.setDefaultColumnStyle(i, styles.texts.plain(styles.body));
            styles.texts.put(head.createCell(i), columns.get(i), styles.head);
        }
        for (int r = 0; r < rows.size(); r++) {
            var row = sheet.createRow(r + 1);
            for (int i = 0; i < columns.size(); i++) {
                styles.texts.put(row.createCell(i), rows.get(r).get(i), styles.body);
            }
        }
        sheet.createFreezePane(1, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, rows.size()), 0, columns.size() - 1));
        return sheet;
    }

    private static void offer(XSSFSheet sheet, int column, List<String> choices) {
        var helper = sheet.getDataValidationHelper();
        var validation = helper.createValidation(
                helper.createExplicitListConstraint(choices.toArray(String[]::new)),
                new CellRangeAddressList(1, MOST_ROWS, column, column));
        validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
        validation.setShowErrorBox(true);
        validation.createErrorBox("请从列表中选择", "可填：" + String.join("、", choices));
        sheet.addValidationData(validation);
    }

    private static void rules(XSSFWorkbook workbook, Styles styles) {
        XSSFSheet sheet = workbook.createSheet(RULES);
        sheet.setColumnWidth(0, 16 * 256);
        sheet.setColumnWidth(1, 96 * 256);
        List<List<String>> rules = List.of(
                List.of("怎么用", "在“单位”“账号”两张表里修改或增加行，保存后到“组织数据”页导入。导入先预演：列出会新增、修改什么，哪一行有什么错；确认后才生效。"),
                List.of("不出现的行", "表里没有的单位和账号保持原样，不会被删除。"),
                List.of("代码", "单位的唯一标识，小写字母、数字和连字符，以字母开头，最多 40 个字符，定下后不能修改。例：hn-edu-001"),
                List.of("名称、简称", "名称最多 80 字，简称最多 40 字。"),
                List.of(
                        "类型",
                        "可填："
                                + String.join(
                                        "、",
                                        Arrays.stream(UnitKind.values())
                                                .map(UnitKind::label)
                                                .toList())),
                List.of("系统", "工会或网信，由类型决定；单位与上级须属于同一系统。"),
                List.of("上级代码", "直接上级的代码，最多三级。有在办报送任务的单位不能在表里改上级。"),
                List.of("邮箱、电话", "邮箱如 gonghui@union.example；电话为 11 位手机号，或带区号的座机如 0731-00000048。"),
                List.of("排序", "同一上级之下的先后，0 至 99999 的整数，小的在前；新单位可以留空，排在最后。"),
                List.of("状态", "只供查看。撤销、合并请在“组织数据”页打开该单位办理，在办任务会随之移交。"),
                List.of("用户名", "登录用，一般就是单位代码，小写字母、数字、点、下划线、连字符，最多 60 个字符；账号不能换单位。"),
                List.of(
                        "角色",
                        "可填："
                                + String.join(
                                        "、",
                                        Arrays.stream(Role.values())
                                                .map(Role::title)
                                                .toList()) + "。每个单位至少要有一个启用的经办人；主办单位为活动组织人。"),
                List.of("启用", "是或否。"),
                List.of("密码", "表里没有密码。新账号导入后，在“组织数据”页打印“账号启用单”，本人凭用户名和启用码自己设密码。"),
                List.of("格式", "全部按文本填写，不用公式和宏；不要改列名。每张表最多 " + MOST_ROWS + " 行。"));
        for (int r = 0; r < rules.size(); r++) {
            var row = sheet.createRow(r);
            for (int i = 0; i < 2; i++) {
                styles.texts.put(row.createCell(i), rules.get(r).get(i), i == 0 ? styles.head : styles.wrapped);
            }
        }
    }

    private static final class Styles {

        final TextCells texts;
        final XSSFCellStyle head;
        final XSSFCellStyle body;
        final XSSFCellStyle wrapped;

        Styles(XSSFWorkbook workbook) {
            texts = new TextCells(workbook);
            XSSFFont bold = workbook.createFont();
            bold.setBold(true);
            head = workbook.createCellStyle();
            head.setFont(bold);
            head.setFillForegroundColor(IndexedColors.LEMON_CHIFFON.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            head.setBorderBottom(BorderStyle.THIN);
            head.setAlignment(HorizontalAlignment.LEFT);
            head.setVerticalAlignment(VerticalAlignment.CENTER);
            body = workbook.createCellStyle();
            wrapped = workbook.createCellStyle();
            wrapped.setWrapText(true);
            wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        }
    }
}
