package cn.goodnetizen.reporting;

import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.paper.TextCells;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Summaries with their materials as one .zip, written while it is sent: however large it grows, one small buffer of it is
 * in memory. Its first entry is the manifest 清单.xlsx; a list of SHA-256 sums that {@code sha256sum -c} reads stands
 * beside it.
 */
@Component
class SummaryArchive {

    private static final List<String> COLUMNS =
            List.of("序号", "单位", "文件", "类别", "短视频大赛", "类型", "大小（字节）", "SHA-256", "上传者", "上传时间", "备注");
    private static final int[] WIDTHS = {6, 26, 52, 14, 12, 16, 14, 68, 26, 20, 14};
    private static final int LONGEST_NAME = 120;

    private final ReportFiles files;
    private final FileStore store;
    private final Organization organization;
    private final ReportWording wording;

    SummaryArchive(ReportFiles files, FileStore store, Organization organization, ReportWording wording) {
        this.files = files;
        this.store = store;
        this.organization = organization;
        this.wording = wording;
    }

    /** What one report holds. */
    void write(Report report, OutputStream out) throws IOException {
        write(List.of(report), false, out);
    }

    /** What several reports hold, one folder per unit. */
    void writeAll(List<Report> reports, OutputStream out) throws IOException {
        write(reports, true, out);
    }

    private void write(List<Report> reports, boolean folders, OutputStream out) throws IOException {
        Map<Long, List<ReportFile>> materials =
                files
                        .findByReportIdInOrderByPlaceAscIdAsc(
                                reports.stream().map(Report::id).toList())
                        .stream()
                        .collect(Collectors.groupingBy(ReportFile::reportId));
        Names names = new Names();
        List<Entry> entries = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        for (Report report : reports) {
            String unit = organization.unit(report.unitCode()).name();
            String folder = folders ? names.unique("", unit) + "/" : "";
            if (report.summaryText() != null && !report.summaryText().isBlank()) {
                texts.add(new Text(report, unit, names.unique(folder, unit + "活动总结.docx")));
            }
            for (ReportFile file : materials.getOrDefault(report.id(), List.of())) {
                String place = folder + file.category().label() + "/";
                entries.add(
                        new Entry(file, unit, names.unique(place, file.fileName()), store.open(file.storageName())));
            }
        }
        // Not closed: the servlet container does, and only when all went well.
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        begin(zip, "清单.xlsx", Deflater.DEFAULT_COMPRESSION);
        manifest(texts, entries, zip);
        begin(zip, "SHA256SUMS.txt", Deflater.DEFAULT_COMPRESSION);
        zip.write(entries.stream()
                .filter(entry -> entry.content().exists())
                .map(entry -> entry.file().sha256() + "  " + entry.path() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        for (Text text : texts) {
            begin(zip, text.path(), Deflater.DEFAULT_COMPRESSION);
            document(text, zip);
        }
        for (Entry entry : entries) {
            if (entry.content().exists()) {
                // What people hand in is packed already; packing it again would only cost time.
                begin(zip, entry.path(), Deflater.NO_COMPRESSION);
                try (InputStream in = entry.content().getInputStream()) {
                    in.transferTo(zip);
                }
            }
        }
        zip.finish();
        zip.flush();
    }

    private static void begin(ZipOutputStream zip, String path, int level) throws IOException {
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(path));
    }

    private void manifest(List<Text> texts, List<Entry> entries, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("清单");
            TextCells cells = new TextCells(workbook);
            CellStyle heading = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            heading.setFont(bold);
            Row head = sheet.createRow(0);
            for (int column = 0; column < COLUMNS.size(); column++) {
                cells.put(head.createCell(column), COLUMNS.get(column), heading);
                sheet.setColumnWidth(column, WIDTHS[column] * 256);
            }
            sheet.createFreezePane(0, 1);
            for (Text text : texts) {
                line(
                        cells,
                        sheet,
                        text.unit(),
                        text.path(),
                        MaterialCategory.TEXT,
                        "",
                        FileType.DOCX,
                        null,
                        "",
                        "",
                        "",
                        "由填写的正文生成");
            }
            for (Entry entry : entries) {
                ReportFile file = entry.file();
                line(
                        cells,
                        sheet,
                        entry.unit(),
                        entry.path(),
                        file.category(),
                        file.contestVideo() ? "是" : "",
                        file.type(),
                        file.sizeBytes(),
                        file.sha256(),
                        file.uploadedBy() == null ? "" : file.uploadedBy(),
                        wording.moment(file.uploadedAt()),
                        entry.content().exists() ? "" : "文件缺失");
            }
            workbook.write(new Unclosed(out));
        }
    }

    private static void line(
            TextCells cells,
            Sheet sheet,
            String unit,
            String path,
            MaterialCategory category,
            String contest,
            FileType type,
            Long size,
            String sha256,
            String by,
            String at,
            String note) {
        Row row = sheet.createRow(sheet.getLastRowNum() + 1);
        CellStyle body = sheet.getWorkbook().getCellStyleAt(0);
        row.createCell(0).setCellValue(row.getRowNum());
        List<String> values = new ArrayList<>(List.of(unit, path, category.label(), contest, type.label()));
        for (int column = 0; column < values.size(); column++) {
            cells.put(row.createCell(column + 1), values.get(column), body);
        }
        if (size != null) {
            row.createCell(6).setCellValue(size);
        }
        List<String> rest = List.of(sha256, by, at, note);
        for (int column = 0; column < rest.size(); column++) {
            cells.put(row.createCell(column + 7), rest.get(column), body);
        }
    }

    private static void document(Text text, OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            paragraph(document, "活动总结", ParagraphAlignment.CENTER, "方正小标宋简体", 22);
            paragraph(document, text.unit(), ParagraphAlignment.CENTER, "楷体", 16);
            for (String line : text.report().summaryText().split("\n")) {
                if (!line.isBlank()) {
                    XWPFParagraph body = paragraph(document, line.strip(), ParagraphAlignment.BOTH, "仿宋", 16);
                    body.setIndentationFirstLine(640);
                }
            }
            Report report = text.report();
            if (report.filledBy() != null && !report.filledBy().isBlank()) {
                String signature = List.of(
                                "填表人：" + report.filledBy(),
                                "职务：" + orDash(report.filledByPost()),
                                "联系方式：" + orDash(report.filledByContact()))
                        .stream()
                        .collect(Collectors.joining("　"));
                paragraph(document, signature, ParagraphAlignment.RIGHT, "仿宋", 14);
            }
            document.write(new Unclosed(out));
        }
    }

    private static String orDash(String text) {
        return text == null || text.isBlank() ? "—" : text;
    }

    private static XWPFParagraph paragraph(
            XWPFDocument document, String text, ParagraphAlignment alignment, String font, int size) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(font);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(size);
        run.setText(text);
        return paragraph;
    }

    private record Entry(ReportFile file, String unit, String path, Resource content) {}

    private record Text(Report report, String unit, String path) {}

    /** Papers close what they write to; the archive goes on. */
    private static final class Unclosed extends java.io.FilterOutputStream {

        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Names that every system unpacks, each once: Windows does not tell capitals apart. */
    static final class Names {

        private final Set<String> taken = new HashSet<>(Set.of("清单.xlsx", "sha256sums.txt"));

        String unique(String folder, String name) {
            String safe = safe(name);
            int dot = safe.lastIndexOf('.');
            String stem = dot > 0 ? safe.substring(0, dot) : safe;
            String ending = dot > 0 ? safe.substring(dot) : "";
            String path = folder + safe;
            for (int number = 2; !taken.add(path.toLowerCase(Locale.ROOT)); number++) {
                path = folder + stem + "（" + number + "）" + ending;
            }
            return path;
        }

        private static String safe(String name) {
            String clean =
                    name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "_").replaceAll("^[.\\s]+|[.\\s]+$", "");
            if (clean.length() > LONGEST_NAME) {
                int dot = clean.lastIndexOf('.');
                String ending = dot > 0 && clean.length() - dot <= 10 ? clean.substring(dot) : "";
                clean = clean.substring(0, LONGEST_NAME - ending.length()) + ending;
            }
            if (clean.isEmpty()) {
                return "未命名";
            }
            boolean reserved = clean.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
            return reserved ? "_" + clean : clean;
        }
    }
}
