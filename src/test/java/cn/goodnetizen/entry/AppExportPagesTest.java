package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.participant.ParticipantDeleted;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.process.CampaignFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** What organisers see and do with the app's export; the engine hears of it later. */
@PortalTest
class AppExportPagesTest {

    private static final AccountPrincipal ME = AccountPrincipal.of("hn", "省总工会 经办人", "hn", Role.ORGANISER);
    private static final AccountPrincipal OTHER = AccountPrincipal.of("hn-wx", "省委网信办 经办人", "hn-wx", Role.ORGANISER);
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([0-9a-f]{64})\"");

    @TempDir
    private Path folder;

    @Autowired
    private MockMvc portal;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private PortalClock clock;

    @Autowired
    private Entries entries;

    @Autowired
    private EntryFiles files;

    @Autowired
    private EntryEvents events;

    @Autowired
    private AppExportEntries apps;

    @Autowired
    private AppExportRuns runs;

    @Autowired
    private AppExportDesk desk;

    @Autowired
    private EntriesInTests works;

    @Autowired
    private TrackCollecting collecting;

    @Autowired
    private FileStore store;

    @Autowired
    private PersonalData personal;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private JdbcTemplate jdbc;

    private long campaignId;

    @BeforeEach
    void publishedCampaign() {
        campaigns.clear();
        campaignId = campaigns.publishedCampaign();
        clock.set("2023-10-08T09:00:00+08:00");
    }

    @ParameterizedTest
    @CsvSource({
        "hn, ORGANISER, 200",
        "hn-wx, ORGANISER, 200",
        "hn, MANAGER, 403",
        "hn-edu, OFFICER, 403",
        "hn-edu-001, OFFICER, 403"
    })
    void onlyOrganisersImport(String unit, Role role, int status) throws Exception {
        AccountPrincipal me = AccountPrincipal.of(unit, unit, unit, role);

        for (String page : new String[] {"/entries/import", "/entries/import/unclaimed"}) {
            portal.perform(get(page).with(user(me))).andExpect(status().is(status));
        }
        if (status != 200) {
            portal.perform(get("/entries/import/report.xlsx").with(user(me))).andExpect(status().isForbidden());
            upload("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)), me)
                    .andExpect(status().isForbidden());
            for (String action : new String[] {"run", "drop"}) {
                portal.perform(post("/entries/import/" + action).with(csrf()).with(user(me)))
                        .andExpect(status().isForbidden());
            }
        }
        assertThat(runs.count()).isZero();
    }

    @Test
    void nothingIsWrittenBeforeSomebodyHasSeenItAndThenWhatWasShown() throws Exception {
        FilesInStore stored = new FilesInStore();
        upload("作品.zip", zip(AppExportSamples.filed(1, "诗.mp4"), AppExportSamples.linked(2), ",,,,,,,,缺"), ME);

        String shown = page(ME);
        assertThat(shown)
                .contains("新增并提交", "仅有链接，待本人认领并补充", "有误，不导入", "第 4 行", "手机号：没有填写", "导入 2 行")
                .doesNotContain("测试甲", "13000000101");
        assertThat(entries.count()).isZero();

        run(ME).andExpect(flash().attribute("flashSuccess", containsString("提交 1 件，待认领 1 件，更新 0 件。有误的 1 行没有导入")));

        assertThat(entries.findAll())
                .extracting(Entry::title, Entry::state, Entry::source, Entry::unitCode, Entry::phoneHash)
                .containsExactly(
                        tuple(
                                "诗 1",
                                EntryState.CHECKING,
                                EntrySource.APP,
                                "hn-edu-001",
                                personal.phoneHash("13000000101")),
                        tuple(
                                "诗 2",
                                EntryState.DRAFT,
                                EntrySource.APP,
                                "hn-edu-001",
                                personal.phoneHash("13000000102")));
        Entry filed = entries.findAll().getFirst();
        assertThat(personal.open(EntryTable.NAME, filed.personName())).isEqualTo("测试甲");
        assertThat(personal.open(EntryTable.PHONE, filed.phone())).isEqualTo("13000000101");
        assertThat(filed.theme()).isNull();
        assertThat(filed.terms()).isEmpty();
        assertThat(files.findByEntryIdOrderByRole(filed.id()))
                .extracting(EntryFile::role, EntryFile::fileName)
                .containsExactly(tuple(FileRole.CONTEST, "诗.mp4"));
        assertThat(events.findByEntryIdOrderById(filed.id()))
                .extracting(EntryEvent::kind, EntryEvent::actor)
                .containsExactly(tuple(EntryEvent.Kind.IMPORTED, "省总工会 经办人"));
        assertThat(handedIn()).isEqualTo(1);
        assertThat(apps.findAll())
                .extracting(AppExportEntry::plays, AppExportEntry::likes)
                .containsExactly(tuple(12_000L, 3_000L), tuple(1_200L, 30L));
        assertThat(stored.added()).as("the export itself is gone").hasSize(1);
        assertThat(page(ME)).contains("提交 1，待认领 1，更新 0，无变化 0，有误 1", "1 件作品还没有人认领");
    }

    private int handedIn() {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM event_publication WHERE event_type LIKE '%EntryHandedIn' AND listener_id LIKE '%EntryProcess%'",
                Integer.class);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws Exception {
        byte[] zip = zip(AppExportSamples.filed(1, "诗.mp4"), AppExportSamples.linked(2));
        imported("作品.zip", zip);

        upload("作品.zip", zip, ME);
        assertThat(page(ME)).contains("与已导入的内容完全相同");
        run(ME).andExpect(flash().attribute("flashSuccess", containsString("提交 0 件，待认领 0 件，更新 0 件。")));

        assertThat(entries.count()).isEqualTo(2);
        assertThat(handedIn()).isEqualTo(1);
        assertThat(entries.findAll()).extracting(Entry::round).containsExactly(1, 0);
    }

    @Test
    void aLaterExportUpdatesNumbersAndAddsRows() throws Exception {
        imported("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)));

        String later = AppExportSamples.linked(1).replace("1200,30", "1.3万,");
        upload("导出2.csv", AppExportSamples.csv(later, AppExportSamples.linked(2)), ME);
        assertThat(page(ME)).contains("播放量：1200 → 13000").doesNotContain("点赞量：30");
        run(ME);

        assertThat(apps.findAll())
                .extracting(AppExportEntry::plays, AppExportEntry::likes)
                .containsExactly(tuple(13_000L, 30L), tuple(1_200L, 30L));
    }

    @Test
    void aWorkIsKnownAgainWhenALaterExportNumbersIt() throws Exception {
        imported("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)));

        imported("导出2.csv", AppExportSamples.csv("X7" + AppExportSamples.linked(1), "X8" + AppExportSamples.linked(1)));
        imported("导出3.csv", AppExportSamples.csv(AppExportSamples.linked(1)));

        assertThat(apps.findAll()).extracting(AppExportEntry::appKey).containsExactly("id:X7", "id:X8");
        assertThat(entries.count()).isEqualTo(2);
    }

    @Test
    void aFileThatWasMissingComesLater() throws Exception {
        upload("导出.csv", AppExportSamples.csv(AppExportSamples.filed(1, "诗.mp4")), ME);
        assertThat(page(ME)).contains("没有找到文件“诗.mp4”，暂不提交");
        run(ME);
        assertThat(entries.findAll()).extracting(Entry::state).containsExactly(EntryState.DRAFT);

        imported("作品.zip", zip(AppExportSamples.filed(1, "诗.mp4")));

        assertThat(entries.findAll()).extracting(Entry::state).containsExactly(EntryState.CHECKING);
        assertThat(files.count()).isEqualTo(1);
    }

    @Test
    void theTableMayLieBesideTheZip() throws Exception {
        upload("作品.zip", AppExportSamples.zip(Map.of("长沙/诗.mp4", video(1), "株洲/诗.mp4", video(2))), ME);
        assertThat(page(ME)).contains("压缩包里没有表格（.xlsx 或 .csv）");

        upload(
                "导出.csv",
                AppExportSamples.csv(AppExportSamples.filed(1, "诗.mp4"), AppExportSamples.filed(2, "株洲/诗.mp4")),
                ME);

        assertThat(page(ME)).contains("“诗.mp4”有 2 个（株洲/诗.mp4、长沙/诗.mp4），请写明文件夹", "导入 1 行");
        run(ME);
        assertThat(entries.findAll()).extracting(Entry::title).containsExactly("诗 2");
    }

    @Test
    void aTableInAZipInTheZipIsNotLookedFor() throws Exception {
        upload("作品.zip", AppExportSamples.zip(Map.of("里面.zip", zip(AppExportSamples.linked(1)))), ME);

        assertThat(page(ME)).contains("压缩包里没有表格", "里面的压缩包“里面.zip”不会打开");
    }

    @Test
    void whatIsNoVideoIsNotHandedIn() throws Exception {
        Map<String, byte[]> packed = Map.of(
                "导出.csv",
                AppExportSamples.csv(
                        AppExportSamples.filed(1, "诗.mp4"),
                        AppExportSamples.filed(2, "空.mp4"),
                        AppExportSamples.filed(3, "包.mp4")),
                "诗.mp4",
                "只是文字".getBytes(StandardCharsets.UTF_8),
                "空.mp4",
                new byte[0],
                "包.mp4",
                AppExportSamples.zip(Map.of("a", new byte[1])));
        upload("作品.zip", AppExportSamples.zip(packed), ME);

        assertThat(page(ME)).contains("文件名：“诗.mp4”不是视频，可接受：MP4 视频", "“空.mp4”是空的（0 字节）", "“包.mp4”是 ZIP 压缩包", "没有可以导入的行");
    }

    @Test
    void theSameContentIsShownWithTheEarlierEntry() throws Exception {
        imported("作品.zip", zip(AppExportSamples.filed(1, "诗.mp4")));
        long earlier = entries.findAll().getFirst().id();

        upload("作品2.zip", zip(AppExportSamples.filed(2, "诗.mp4"), AppExportSamples.filed(3, "诗.mp4")), ME);

        assertThat(page(ME)).contains("相同的视频已经参赛：第 " + earlier + " 号作品“诗 1”", "与第 2 行的视频相同");
    }

    @Test
    void oneWorkTwiceInOneFileIsImportedOnce() throws Exception {
        upload(
                "导出.csv",
                AppExportSamples.csv(
                        AppExportSamples.linked(1),
                        AppExportSamples.linked(1),
                        "A1" + AppExportSamples.linked(2),
                        "A1" + AppExportSamples.linked(3)),
                ME);

        assertThat(page(ME)).contains("作品名称：与第 2 行是同一件作品（赛道、手机号和作品名称相同），只导入前一行", "作品编号：与第 4 行是同一件作品（作品编号“A1”），只导入前一行");
        run(ME);
        assertThat(entries.count()).isEqualTo(2);
    }

    @Test
    void aUnitThatNobodyKnowsIsKeptAsItIsWritten() throws Exception {
        upload("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1).replace("湘江理工大学工会", "某某厂工会")), ME);
        assertThat(page(ME)).contains("单位“某某厂工会”不在组织数据里，按填写的文字保存");
        run(ME);

        assertThat(entries.findAll())
                .extracting(Entry::unitCode, Entry::unitName)
                .containsExactly(tuple(null, "某某厂工会"));
    }

    @Test
    void whatChangedSinceItWasShownIsShownAgain() throws Exception {
        upload("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)), ME);
        String shown = state(page(ME));
        upload("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)), OTHER);
        run(OTHER);

        run(shown, ME).andExpect(flash().attribute("flashError", containsString("预演之后数据有变化，没有导入")));

        assertThat(entries.count()).isEqualTo(1);
        assertThat(page(ME)).contains("与已导入的内容完全相同");
    }

    @Test
    void eachAccountHasItsOwnExportAndMayGiveItUp() throws Exception {
        FilesInStore stored = new FilesInStore();
        upload("甲.csv", AppExportSamples.csv(AppExportSamples.linked(1)), ME);
        assertThat(page(OTHER)).doesNotContain("甲.csv");
        portal.perform(get("/entries/import/report.xlsx").with(user(OTHER))).andExpect(status().isNotFound());

        upload("乙.csv", AppExportSamples.csv(AppExportSamples.linked(2)), ME);
        assertThat(page(ME)).contains("乙.csv").doesNotContain("甲.csv");
        assertThat(stored.added()).as("the new one takes the place of the old").hasSize(1);

        portal.perform(post("/entries/import/drop").with(csrf()).with(user(ME)));
        assertThat(stored.added()).isEmpty();
        assertThat(page(ME)).contains("已放弃", "乙.csv");
    }

    @Test
    void anExportThatNobodyImportsIsSweptAfterItsTime() throws Exception {
        FilesInStore stored = new FilesInStore();
        upload("甲.csv", AppExportSamples.csv(AppExportSamples.linked(1)), ME);

        clock.set("2023-10-10T08:59:00+08:00");
        desk.sweep();
        assertThat(stored.added()).hasSize(1);
        clock.set("2023-10-10T09:01:00+08:00");
        desk.sweep();

        assertThat(stored.added()).isEmpty();
        run("", ME).andExpect(flash().attribute("flashError", containsString("没有待导入的文件，可能已经导入或过期清除")));
    }

    @Test
    void importsEndWithTheFirstReview() throws Exception {
        clock.set("2023-11-05T23:59:00+08:00");
        upload("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)), ME);
        String shown = state(page(ME));

        clock.set("2023-11-06T00:00:01+08:00");
        run(shown, ME).andExpect(flash().attribute("flashError", "初审已于 11月5日 24:00 结束，不能再从 APP 导入作品。"));
        assertThat(page(ME)).contains("现在不能导入：初审已于 11月5日 24:00 结束");
        upload("导出2.csv", AppExportSamples.csv(AppExportSamples.linked(2)), ME)
                .andExpect(flash().attribute("flashError", "初审已于 11月5日 24:00 结束，不能再从 APP 导入作品。"));
        assertThat(entries.count()).isZero();
    }

    @Test
    void aPoolThatIsFrozenTakesNothingNew() throws Exception {
        imported("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)));
        collecting.freeze(campaignId, "recitation");

        upload(
                "导出2.csv",
                AppExportSamples.csv(AppExportSamples.linked(1).replace("1200", "1300"), AppExportSamples.linked(2)),
                ME);

        assertThat(page(ME)).contains("评审作品库已于 2023年10月8日 09:00 确定，不能再增加作品", "播放量：1200 → 1300");
    }

    @Test
    void aDraftThatItsPersonThrewAwayDoesNotComeBack() throws Exception {
        byte[] export = AppExportSamples.csv(AppExportSamples.linked(1));
        imported("导出.csv", export);
        jdbc.update("DELETE FROM entry_events");
        entries.deleteAll();

        upload("导出.csv", export, ME);

        assertThat(page(ME)).contains("以前导入过，本人已删除，不再导入");
        run(ME);
        assertThat(entries.count()).isZero();
    }

    @Test
    void hostileAndWrongFilesAreRefusedInWords() throws Exception {
        upload("滑.zip", AppExportSamples.zip(Map.of("../a.mp4", new byte[1])), ME)
                .andExpect(flash().attribute("flashError", containsString("“滑.zip”没有收下：压缩包里的“../a.mp4”指向压缩包之外的位置")));
        upload("炸.zip", AppExportSamples.zip(Map.of("a.mp4", new byte[32 << 20])), ME)
                .andExpect(flash().attribute("flashError", containsString("解压后超过压缩前的 100 倍")));
        upload("画.csv", HexFormat.of().parseHex("89504E470D0A1A0A0000000D49484452"), ME)
                .andExpect(flash().attribute(
                                "flashError", containsString("内容类型为 image/png，可接受：Excel（.xlsx）、CSV 表格、ZIP 压缩包")));
        upload("别的.csv", "a,b\n1,2".getBytes(StandardCharsets.UTF_8), ME)
                .andExpect(flash().attribute("flashError", containsString("表格里没有找到表头")));
        assertThat(runs.count()).isZero();
    }

    @Test
    void theWholeReportIsAWorkbookOfTexts() throws Exception {
        upload(
                "导出.csv",
                AppExportSamples.csv(
                        "1,湘悦读·工力量全省职工诵读,测试甲,13000000012,=cmd(),@诗,https://a.example/1,1,1",
                        AppExportSamples.linked(2)),
                ME);

        byte[] report = portal.perform(get("/entries/import/report.xlsx").with(user(ME)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(report))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(2);
            sheet.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
            var row = sheet.getRow(1);
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("测**");
            assertThat(row.getCell(4).getStringCellValue()).isEqualTo("130****0012");
            assertThat(row.getCell(5).getStringCellValue()).isEqualTo("=cmd()");
            assertThat(row.getCell(5).getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(row.getCell(6).getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void organisersConfirmInTheListWhoseAnAppsDraftIs() throws Exception {
        imported("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)));
        long id = entries.findAll().getFirst().id();
        ParticipantPrincipal claimant = works.participant(101, "hn-edu-002");
        portal.perform(post("/my/entries/{id}/claim", id).with(csrf()).with(user(claimant)))
                .andExpect(flash().attribute("flashSuccess", containsString("等待主办方确认")));

        portal.perform(get("/entries/import/unclaimed").with(user(ME)))
                .andExpect(content().string(allOf(containsString("申请人："), containsString("确认是本人"))));
        answer(id, AccountPrincipal.of("hn-edu", "hn-edu", "hn-edu", Role.OFFICER))
                .andExpect(status().isNotFound());
        answer(id, ME).andExpect(redirectedUrl("/entries/import/unclaimed"));

        assertThat(entries.get(id)).extracting(Entry::ownerId, Entry::phoneHash).containsExactly(claimant.id(), null);
        answer(id, ME).andExpect(status().isNotFound());
    }

    private ResultActions answer(long id, AccountPrincipal me) throws Exception {
        return portal.perform(post("/entries/{id}/claim", id)
                .param("theirs", "true")
                .with(csrf())
                .with(user(me)));
    }

    @Test
    void worksThatWaitForTheirPeopleAreListedAPageAtATime() throws Exception {
        imported(
                "导出.csv",
                AppExportSamples.csv(IntStream.rangeClosed(1, 51)
                        .mapToObj(AppExportSamples::linked)
                        .toArray(String[]::new)));
        List<Entry> drafts = entries.findAll();

        portal.perform(get("/entries/import/unclaimed").with(user(ME)))
                .andExpect(content()
                        .string(allOf(
                                containsString("仅有链接，待本人认领并补充：共 51 件"),
                                containsString("https://app.example/w/50"),
                                containsString("测**"),
                                not(containsString("测试甲")),
                                not(containsString("https://app.example/w/51\"")),
                                containsString("after=" + drafts.get(49).id()))));
        portal.perform(get("/entries/import/unclaimed")
                        .param("after", "" + drafts.get(49).id())
                        .with(user(ME)))
                .andExpect(content().string(containsString("https://app.example/w/51")));
    }

    @Test
    void theLinkIsSealedAndGoesWithItsPerson() throws Exception {
        imported("导出.csv", AppExportSamples.csv(AppExportSamples.linked(1)));
        assertThat(jdbc.queryForObject("SELECT link FROM app_entries", String.class))
                .doesNotContain("app.example");
        long owner = works.participant(1, "hn-edu-001").id();
        jdbc.update("UPDATE entries SET owner_id = ?", owner);

        transaction.executeWithoutResult(status -> publisher.publishEvent(new ParticipantDeleted(owner)));

        await().untilAsserted(() ->
                assertThat(apps.findAll()).extracting(AppExportEntry::link).containsOnlyNulls());
    }

    @Test
    void filesMayLieInAFolderOnTheServerButNowhereElse() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("import/长沙"));
        Files.write(inside.resolve("诗.mp4"), video(1));
        Files.write(folder.resolve("outside.mp4"), video(2));
        Files.createSymbolicLink(inside.resolve("link.mp4"), folder.resolve("outside.mp4"));
        AppExportWorks found = new AppExportFiles(
                        store, properties(folder.resolve("import").toString()))
                .works(new AppExportRun(campaignId, "hn", clock.instant()));

        assertThat(found.find("长沙\\诗.mp4")).singleElement().satisfies(work -> {
            assertThat(work.name()).isEqualTo("诗.mp4");
            assertThat(work.sizeBytes()).isEqualTo(video(1).length);
        });
        for (String name : List.of(
                "../outside.mp4", folder.resolve("outside.mp4").toString(), "长沙/link.mp4", "长沙", "没有.mp4", "a\0b")) {
            assertThat(found.find(name)).as(name).isEmpty();
        }
        assertThat(new AppExportFiles(store, properties(""))
                        .works(new AppExportRun(campaignId, "hn", clock.instant()))
                        .find("长沙/诗.mp4"))
                .isEmpty();
    }

    private static AppExportProperties properties(String importFolder) {
        return new AppExportProperties(
                importFolder,
                Duration.ofDays(2),
                DataSize.ofMegabytes(50),
                DataSize.ofMegabytes(500),
                20_000,
                2_000,
                DataSize.ofGigabytes(2),
                100);
    }

    @Test
    void manyRowsAreImportedAFewAtATime() throws Exception {
        StringBuilder rows = new StringBuilder();
        IntStream.range(0, 1_000)
                .forEach(at -> rows.append(
                        ",职工网络达人征集,测试甲,130001%05d,单位 %d,作品 %d,https://a.example/%d,1,1\n".formatted(at, at, at, at)));
        imported("导出.csv", AppExportSamples.csv(rows.toString()));

        assertThat(entries.count()).isEqualTo(1_000);
        assertThat(runs.findAll()).extracting(AppExportRun::draftCount).containsExactly(1_000);
    }

    private void imported(String name, byte[] export) throws Exception {
        upload(name, export, ME);
        run(ME);
    }

    private ResultActions upload(String name, byte[] content, AccountPrincipal me) throws Exception {
        return portal.perform(multipart("/entries/import")
                .file(new MockMultipartFile("upload", name, null, content))
                .with(csrf())
                .with(user(me)));
    }

    private String page(AccountPrincipal me) throws Exception {
        return portal.perform(get("/entries/import").with(user(me)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String state(String page) {
        Matcher state = STATE.matcher(page);
        assertThat(state.find()).as(page).isTrue();
        return state.group(1);
    }

    private ResultActions run(AccountPrincipal me) throws Exception {
        return run(state(page(me)), me);
    }

    private ResultActions run(String state, AccountPrincipal me) throws Exception {
        return portal.perform(
                post("/entries/import/run").param("state", state).with(csrf()).with(user(me)));
    }

    /** A table and one file that begins as a video does. */
    private static byte[] zip(String... rows) {
        return AppExportSamples.zip(Map.of("导出.csv", AppExportSamples.csv(rows), "诗.mp4", video(1)));
    }

    /** Its beginning is enough for what it is; whether it plays is for the probe to say. */
    private static byte[] video(int number) {
        return HexFormat.of().parseHex("000000186674797069736F6D0000020069736F6D6D703431%08X".formatted(number));
    }
}
