package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.CampaignDefinitions;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app's export says, whoever wrote it and however. */
class AppExportTableTest {

    private static final int MOST = 20_000;
    private static final List<Track> TRACKS =
            new CampaignDefinitions().shipped(2023).tracks();

    @TempDir
    private Path folder;

    @Test
    void columnsMayStandInAnyOrderUnderAnyOfTheirNames() throws IOException {
        List<AppExportRow> rows = understood(AppExportSamples.xlsx(List.of(
                List.of("争做中国好网民作品导出"),
                List.of("点赞数", "标题", "手机号码（必填）", "作者", "话 题", "作品链接", "文件名", "播放次数", "备注"),
                List.of(
                        "3,000",
                        "湘江边的诗",
                        13000000012d,
                        "测试甲",
                        "#网络正能量视频征集#",
                        "https://a.example/1",
                        "",
                        "1.2万",
                        "多出的列"))));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.problems()).isEmpty();
            assertThat(row.track()).isEqualTo("micro-video");
            assertThat(row.phone()).isEqualTo("13000000012");
            assertThat(row.title()).isEqualTo("湘江边的诗");
            assertThat(row.link()).isEqualTo("https://a.example/1");
            assertThat(row.plays()).isEqualTo(12_000);
            assertThat(row.likes()).isEqualTo(3_000);
            assertThat(row.place()).isEqualTo("“导出”第 3 行");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "UTF-8 with its mark"})
    void textIsReadInTheEncodingsThatTheAppAndExcelWrite(String encoding) throws IOException {
        byte[] csv = encoding.equals("GBK")
                ? AppExportSamples.csv(Charset.forName("GBK"), AppExportSamples.linked(1))
                : encoding.endsWith("mark")
                        ? ("\uFEFF" + AppExportSamples.HEAD + "\n" + AppExportSamples.linked(1))
                                .getBytes(StandardCharsets.UTF_8)
                        : AppExportSamples.csv(AppExportSamples.linked(1));

        assertThat(FileType.ofBeginning(csv)).contains(FileType.CSV);
        assertThat(rows(csv, FileType.CSV)).singleElement().satisfies(row -> {
            assertThat(row.problems()).isEmpty();
            assertThat(row.unit()).isEqualTo("湘江理工大学工会");
        });
    }

    @Test
    void cellsInQuotationMarksHoldCommasAndLineEnds() throws IOException {
        String row = "1,职工网络达人征集,测试甲,+86 130 0000 0012,\"工会, \"\"甲\"\"\",\"第一行\n第二行\",https://a.example/1,,";

        assertThat(rows(AppExportSamples.csv(row, AppExportSamples.linked(2)), FileType.CSV))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.unit()).isEqualTo("工会, \"甲\"");
                            assertThat(first.title()).isEqualTo("第一行 第二行");
                            assertThat(first.plays()).isNull();
                        },
                        second -> assertThat(second.place()).isEqualTo("第 4 行"));
    }

    @ParameterizedTest
    @CsvSource({
        "13000000012, 13000000012",
        "+86 130 0000 0012, 13000000012",
        "86-130-0000-0012, 13000000012",
        "008613000000012, 13000000012",
        "１３０００００００１２, 13000000012"
    })
    void aPhoneIsTheSameHoweverItIsWritten(String typed, String phone) throws IOException {
        assertThat(one("诗", typed, "1")).satisfies(row -> {
            assertThat(row.problems()).isEmpty();
            assertThat(row.phone()).isEqualTo(phone);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1300000001, 手机号：应为 11 位手机号；现在是“1300000001”",
        "130****0012, 手机号：应为 11 位手机号；现在是“130****0012”",
        "1.3E+10, 手机号：“1.3E+10”是科学计数法，后几位已经丢失；请把这一列设为文本后重新导出",
        "'', 手机号：没有填写"
    })
    void whatIsNoPhoneIsNamed(String typed, String problem) throws IOException {
        assertThat(AppExportSamples.joined(List.of(one("诗", typed, "1")))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2万, 12000",
        "'12,000', 12000",
        "3w, 30000",
        "10万+, 100000",
        "1.5亿, 150000000",
        "800次, 800",
        "７, 7",
        "12.0, 12"
    })
    void numbersAreReadAsTheAppSaysThem(String typed, long number) {
        assertThat(AppExportNumber.of(typed)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "1.25", "很多", "=1+1", "1e9", "99999999999999"})
    void whatIsNoNumberIsNone(String typed) {
        assertThat(AppExportNumber.of(typed)).isEmpty();
        assertThat(AppExportNumber.isNone(typed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+诗", "-诗", "@诗", "=HYPERLINK(\"http://a\")", "＝诗"})
    void textsThatLookLikeFormulasStayTexts(String title) throws IOException {
        assertThat(one(title, "13000000012", "1"))
                .satisfies(row -> assertThat(row.problems()).isEmpty())
                .extracting(AppExportRow::title)
                .isEqualTo(title);
    }

    @Test
    void aFormulaIsNotComputedAndItsCellIsNamed() throws IOException {
        AppExportRow row = one("f:1+1", "13000000012", "1");

        assertThat(AppExportSamples.joined(List.of(row))).isEqualTo("作品名称：单元格 导出!D2 是公式，没有计算；请复制后“选择性粘贴为数值”");
        assertThat(row.title()).isEmpty();
    }

    @Test
    void aCellThatIsTooLongIsNamedWithItsLimitAndLength() throws IOException {
        assertThat(AppExportSamples.joined(List.of(one("长".repeat(61), "13000000012", "1"))))
                .isEqualTo("作品名称：最多 60 个字，现在有 61 个字");
        assertThat(AppExportSamples.joined(List.of(one("长".repeat(20_000), "13000000012", "1"))))
                .isEqualTo("作品名称：最多 60 个字，现在有 20000 个字");
    }

    @Test
    void everythingThatIsWrongInARowIsSaidAtOnce() throws IOException {
        List<AppExportRow> rows = rows(AppExportSamples.csv("1,别的话题,,12,单位,,javascript:alert(1),多,1"), FileType.CSV);

        assertThat(AppExportSamples.joined(rows).lines())
                .containsExactly(
                        "子话题：“别的话题”不是本次活动的子话题，应为：#网络正能量视频征集、#“湘悦读·工力量”全省职工诵读、#职工网络达人征集",
                        "姓名：没有填写",
                        "手机号：应为 11 位手机号；现在是“12”",
                        "作品名称：没有填写",
                        "播放量：应为 0 到 1000000000000 的整数，例如 12000、12,000 或 1.2万；现在是“多”");
    }

    @Test
    void aHundredThousandRowsOfExcelAreCountedAndNotKept() throws IOException {
        Path file = folder.resolve("rows.xlsx");
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            var sheet = workbook.createSheet();
            for (int at = 0; at <= 100_000; at++) {
                String[] cells = (at == 0 ? AppExportSamples.HEAD : AppExportSamples.linked(at)).split(",");
                var row = sheet.createRow(at);
                for (int column = 0; column < cells.length; column++) {
                    row.createCell(column).setCellValue(cells[column]);
                }
            }
            workbook.write(out);
        }

        refusedQuickly(file, FileType.XLSX);
    }

    @Test
    void aHundredThousandRowsOfTextAreCountedAndNotKept() throws IOException {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(AppExportSamples.HEAD);
            for (int at = 0; at < 100_000; at++) {
                out.newLine();
                out.write(AppExportSamples.linked(at));
            }
        }

        refusedQuickly(file, FileType.CSV);
    }

    private static void refusedQuickly(Path file, FileType type) {
        assertTimeout(Duration.ofSeconds(20), () -> assertThatThrownBy(() -> AppExportTable.read(file, type, MOST))
                .isInstanceOf(FileRefusedException.class)
                .hasMessage("表格有 100000 行作品，一次最多导入 20000 行，请分几次导入。"));
    }

    @Test
    void aTableWithoutItsColumnsSaysWhichAreMissing() {
        assertThatThrownBy(() -> rows("姓名,所在单位,作品名称\n甲,乙,丙\n".getBytes(StandardCharsets.UTF_8), FileType.CSV))
                .hasMessageStartingWith("表格缺少列：子话题、手机号、链接或文件名。现有的列：");
        assertThatThrownBy(() -> rows("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), FileType.CSV))
                .hasMessageStartingWith("表格里没有找到表头");
        assertThatThrownBy(() -> rows(AppExportSamples.csv(), FileType.CSV)).hasMessage("表格里只有表头，没有作品。");
    }

    @Test
    void aBrokenTableIsRefusedInWords() throws IOException {
        byte[] whole = AppExportSamples.xlsx(List.of(List.of("姓名")));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> rows(half, FileType.XLSX)).hasMessageStartingWith("表格不能读取：文件不是完整的 Excel 工作簿");
        assertThatThrownBy(() -> rows(
                        (AppExportSamples.HEAD + "\n1,\"没有成对\n2,甲\n").getBytes(StandardCharsets.UTF_8), FileType.CSV))
                .hasMessageContaining("表格第 2 行的引号没有成对");
        assertThatThrownBy(() -> rows(new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}, FileType.CSV))
                .hasMessageContaining("不是 UTF-8，也不是 GBK");
    }

    @Test
    void aWorkbookWhosePartEndsTooEarlyIsRefusedInWords() {
        byte[] xlsx = AppExportSamples.xlsx(List.of(List.of("姓名")));
        int directory = new String(xlsx, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        ByteBuffer.wrap(xlsx).order(ByteOrder.LITTLE_ENDIAN).putInt(directory + 20, 5);

        assertThatThrownBy(() -> rows(xlsx, FileType.XLSX)).hasMessageStartingWith("表格不能读取：文件已损坏");
    }

    private AppExportRow one(String title, String phone, String plays) throws IOException {
        List<Object> cells = List.of("职工网络达人征集", "测试甲", phone, title, "https://a.example/1", plays);
        return understood(AppExportSamples.xlsx(List.of(List.of("子话题", "姓名", "手机号", "作品名称", "链接", "播放量"), cells)))
                .getFirst();
    }

    private List<AppExportRow> understood(byte[] xlsx) throws IOException {
        return rows(xlsx, FileType.XLSX);
    }

    private List<AppExportRow> rows(byte[] table, FileType type) throws IOException {
        Path file = Files.write(folder.resolve("table"), table);
        return AppExportTable.read(file, type, MOST).stream()
                .map(line -> AppExportRow.of(line, TRACKS))
                .toList();
    }
}
