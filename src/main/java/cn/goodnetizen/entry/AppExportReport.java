package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.entry.AppExportPlan.Outcome;
import cn.goodnetizen.paper.TextCells;
import cn.goodnetizen.personal.Masked;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The dry run as people read it, on the page and as a workbook: names and phones are masked. */
final class AppExportReport {

    private static final List<String> HEAD =
            List.of("位置", "结果", "赛道", "姓名", "手机号", "所在单位", "作品名称", "作品编号", "播放量", "点赞量", "说明");
    private static final List<Integer> WIDTHS = List.of(20, 24, 14, 10, 16, 26, 34, 16, 12, 12, 80);
    private static final int ROWS_IN_MEMORY = 100;

    private final List<Track> tracks;

    AppExportReport(List<Track> tracks) {
        this.tracks = List.copyOf(tracks);
    }

    /**
     * A row of the dry run.
     *
     * @param result what becomes of it
     * @param track its name; what was typed where it is none
     */
    record Line(
            String place,
            AppExportPlan.Kind kind,
            String result,
            String track,
            String name,
            String phone,
            String unit,
            String title,
            String appId,
            String plays,
            String likes,
            List<String> problems,
            List<String> changes,
            List<String> warnings) {

        private List<String> cells() {
            return List.of(
                    place,
                    result,
                    track,
                    name,
                    phone,
                    unit,
                    title,
                    appId,
                    plays,
                    likes,
                    String.join(
                            "；",
                            Stream.of(problems, changes, warnings)
                                    .flatMap(List::stream)
                                    .toList()));
        }
    }

    List<Line> lines(List<Outcome> outcomes) {
        return outcomes.stream().map(this::line).toList();
    }

    private Line line(Outcome outcome) {
        AppExportRow row = outcome.row();
        return new Line(
                row.place(),
                outcome.kind(),
                outcome.kind() == AppExportPlan.Kind.DRAFT && row.link() == null
                        ? "缺作品文件，待补充"
                        : outcome.kind().label(),
                trackName(row),
                Masked.name(row.name()),
                Masked.phone(row.phone()),
                row.unit(),
                row.title(),
                row.appId() == null ? "" : row.appId(),
                row.plays() == null ? "" : row.plays().toString(),
                row.likes() == null ? "" : row.likes().toString(),
                outcome.problems().stream().map(AppExportRow.Problem::toString).toList(),
                outcome.changes(),
                outcome.warnings());
    }

    private String trackName(AppExportRow row) {
        return tracks.stream()
                .filter(track -> track.code().equals(row.track()))
                .map(Track::name)
                .findFirst()
                .orElse(row.subTopic());
    }

    void write(AppExportPlan plan, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            // POI would write the machine's time, which is not the campaign's.
            workbook.getXSSFWorkbook().getProperties().getCoreProperties().setCreated(Optional.empty());
            workbook.getXSSFWorkbook().getProperties().getCoreProperties().setCreator("");
            TextCells texts = new TextCells(workbook);
            CellStyle body = workbook.createCellStyle();
            CellStyle head = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            Sheet sheet = workbook.createSheet("导入预演");
            for (int at = 0; at < WIDTHS.size(); at++) {
                sheet.setColumnWidth(at, WIDTHS.get(at) * 256);
            }
            sheet.createFreezePane(0, 1);
            put(sheet.createRow(0), HEAD, texts, head);
            int at = 1;
            for (Outcome outcome : plan.outcomes()) {
                put(sheet.createRow(at++), line(outcome).cells(), texts, body);
            }
            sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, at - 1), 0, HEAD.size() - 1));
            workbook.write(out);
        }
    }

    private static void put(Row row, List<String> cells, TextCells texts, CellStyle look) {
        for (int at = 0; at < cells.size(); at++) {
            Cell cell = row.createCell(at);
            texts.put(cell, cells.get(at), look);
        }
    }
}
