package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.reporting.ReportsInTests;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Recommended people and their own entries, each seen from the other, and their union asked for those who lack one. */
@PortalTest
class RecommendedPagesTest {

    private static final String UNIT = "hn-edu-001";
    private static final String OTHER = "hn-edu-002";
    private static final AccountPrincipal OFFICER = account(UNIT, Role.OFFICER);
    private static final AccountPrincipal ORGANISER = account("hn", Role.ORGANISER);

    @Autowired
    private MockMvc portal;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private ReportsInTests reports;

    @Autowired
    private EntriesInTests works;

    @Autowired
    private EntryDesk desk;

    @Autowired
    private Entries entries;

    @Autowired
    private ReviewSheet sheet;

    @Autowired
    private PortalClock clock;

    @Autowired
    private JdbcTemplate database;

    private long campaign;

    @BeforeEach
    void openTables() {
        campaigns.clear();
        clock.set("2023-10-08T09:00:00+08:00");
        campaign = campaigns.publishedCampaign();
        reports.open(campaign, ReportKind.NOMINATION, "hn-edu");
    }

    @Test
    void theUnionIsAskedOncePerReviewForThoseWhoHaveNotEntered() {
        handedIn(works.participant(1, UNIT));
        draft(works.participant(2, UNIT));
        reports.handInPeople(campaign, UNIT, phones(1, 2, 3));
        reports.handInPeople(campaign, OTHER, phones(1));

        reports.acceptAllBut(campaign, UNIT, 3);
        reports.acceptAllBut(campaign, OTHER);
        heard(2);
        assertThat(asked(UNIT)).containsExactly("NOMINEES_TO_ENTER nominees-1");
        assertThat(asked(OTHER)).isEmpty();

        reports.handInAgain(campaign, UNIT);
        reports.acceptAllBut(campaign, UNIT);
        heard(3);
        assertThat(asked(UNIT)).containsExactly("NOMINEES_TO_ENTER nominees-1", "NOMINEES_TO_ENTER nominees-2");
    }

    @Test
    void whatIsAcceptedAgainFurtherUpIsNoNewRecommendation() throws Exception {
        reports.handInPeople(campaign, UNIT, phones(1));
        reports.acceptAllBut(campaign, UNIT);
        reports.gather(campaign, ReportKind.NOMINATION, "hn-edu");
        reports.consolidate(campaign, ReportKind.NOMINATION, "hn-edu");
        reports.forward(campaign, ReportKind.NOMINATION, "hn-edu");
        reports.accept(campaign, ReportKind.NOMINATION, "hn-edu");

        heard(1);
        assertThat(asked("hn-edu")).isEmpty();
        assertThat(table(ORGANISER, "/union/recommended.xlsx")).hasSize(2);
    }

    @Test
    void whoIsRecommendedMayEnterUntilTheFirstReviewsEndAndNobodyElse() {
        ParticipantPrincipal recommended = works.participant(1, UNIT);
        ParticipantPrincipal other = works.participant(2, UNIT);
        reports.handInPeople(campaign, UNIT, phones(1));
        reports.acceptAllBut(campaign, UNIT);

        clock.set("2023-11-05T23:59:00+08:00");
        long id = handedIn(recommended);
        assertThat(entries.get(id).state()).isEqualTo(EntryState.CHECKING);
        assertThatThrownBy(() -> draft(other)).hasMessageContaining("作品征集已于 10月31日 24:00 截止");
        assertThatThrownBy(() -> desk.begin("recitation", Actor.of(recommended)))
                .hasMessageContaining("作品征集已于 10月31日 24:00 截止");
        desk.withdraw(id, Actor.of(recommended));
        clock.set("2023-11-06T00:00:00+08:00");
        assertThatThrownBy(() -> draft(recommended)).hasMessageContaining("截止");
    }

    @Test
    void aUnionSeesHowFarItsPeopleAreAndWhoIsLeft() throws Exception {
        long entry = handedIn(works.participant(1, UNIT));
        long draft = draft(works.participant(2, UNIT));
        reports.handInPeople(campaign, UNIT, phones(1, 2, 3));
        reports.acceptAllBut(campaign, UNIT);

        portal.perform(get("/union/recommended").with(user(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("130****0001")))
                .andExpect(content().string(containsString("正在检测")))
                .andExpect(content().string(containsString("href=\"/entries/" + entry + "\"")))
                .andExpect(content().string(containsString("草稿")))
                .andExpect(content().string(not(containsString("href=\"/entries/" + draft + "\""))))
                .andExpect(content().string(containsString("未开始")))
                .andExpect(content().string(not(containsString("13000000001"))))
                .andExpect(content().string(not(containsString("达人0"))));
        portal.perform(get("/union/recommended").param("open", "true").with(user(OFFICER)))
                .andExpect(content().string(not(containsString("130****0001"))))
                .andExpect(content().string(containsString("130****0002")))
                .andExpect(content().string(containsString("130****0003")));
        assertThat(table(OFFICER, "/union/recommended.xlsx?open=true"))
                .extracting(row -> row.get(3) + " " + row.get(6))
                .containsExactly("手机号 本人报名", "130****0002 草稿", "130****0003 未开始");
        assertThat(sheet.prepare(entry).review().sourceText()).isEqualTo("本人提交；由" + name(UNIT) + "推荐（推荐表第 1 行）");
    }

    @Test
    void whatAnEndedUnitRecommendedIsTheMatterOfWhoeverTookOver() throws Exception {
        reports.handInPeople(campaign, UNIT, phones(1));
        reports.acceptAllBut(campaign, UNIT);
        database.update("UPDATE units SET dissolved_at = NOW(6) WHERE code = ?", UNIT);

        portal.perform(get("/union/recommended").with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("130****0001")));
    }

    @Test
    void nothingThatPeopleTypedBecomesAFormula() throws Exception {
        reports.handInPeople(campaign, UNIT, phones(3));
        reports.acceptAllBut(campaign, UNIT);

        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes(OFFICER, "/union/recommended.xlsx")))) {
            Cell employer = workbook.getSheetAt(0).getRow(1).getCell(4);
            assertThat(employer.getStringCellValue()).isEqualTo("=示例单位");
            assertThat(employer.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void aUnionSeesItsOwnPeopleAndOrganisersSeeEverybodysPageByPage() throws Exception {
        int people = RecommendedController.PAGE_SIZE + 2;
        reports.handInPeople(
                campaign, UNIT, phones(IntStream.rangeClosed(1, people).toArray()));
        reports.acceptAllBut(campaign, UNIT);
        reports.handInPeople(campaign, OTHER, phones(900));
        reports.acceptAllBut(campaign, OTHER);
        long last = database.queryForObject(
                "SELECT id FROM nomination_rows ORDER BY id LIMIT 1 OFFSET " + (RecommendedController.PAGE_SIZE - 1),
                Long.class);

        portal.perform(get("/union/recommended").with(user(ORGANISER)))
                .andExpect(content().string(containsString("130****0050")))
                .andExpect(content().string(not(containsString("130****0051"))))
                .andExpect(content().string(containsString("/union/recommended?after=" + last)));
        portal.perform(get("/union/recommended").param("after", "" + last).with(user(ORGANISER)))
                .andExpect(content().string(containsString("130****0051")))
                .andExpect(content().string(containsString("130****0900")))
                .andExpect(content().string(containsString(name(OTHER))));
        portal.perform(get("/union/recommended").param("unit", OTHER).with(user(ORGANISER)))
                .andExpect(content().string(containsString("130****0900")))
                .andExpect(content().string(not(containsString("130****0001"))));
        portal.perform(get("/union/recommended").with(user(account(OTHER, Role.OFFICER))))
                .andExpect(content().string(containsString("130****0900")))
                .andExpect(content().string(not(containsString("130****0001"))));
        for (String path : List.of("/union/recommended", "/union/recommended.xlsx")) {
            portal.perform(get(path).param("unit", UNIT).with(user(account(OTHER, Role.OFFICER))))
                    .andExpect(status().isNotFound());
            portal.perform(get(path).with(user(works.participant(path.length(), UNIT))))
                    .andExpect(status().isForbidden());
        }
    }

    private long handedIn(ParticipantPrincipal by) {
        long id = draft(by);
        works.upload(id, FileRole.CONTEST, TestMedia.ordinary("influencer.mp4", "640x360", 1));
        desk.handIn(id, EntriesInTests.influencerForm(0, "20000"), Actor.of(by));
        return id;
    }

    private long draft(ParticipantPrincipal by) {
        return desk.begin("influencer", Actor.of(by));
    }

    private static List<String> phones(int... numbers) {
        return IntStream.of(numbers).mapToObj("1300000%04d"::formatted).toList();
    }

    /** Waits until nobody has to hear of acceptances any more. */
    private void heard(int acceptances) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.queryForObject(
                                "SELECT COUNT(*) FROM event_publication WHERE completion_date IS NOT NULL"
                                        + " AND event_type LIKE '%NomineesAccepted'",
                                Long.class)
                        == acceptances);
        assertThat(database.queryForObject(
                        "SELECT COUNT(*) FROM event_publication WHERE event_type LIKE '%NomineesAccepted'", Long.class))
                .isEqualTo(acceptances);
    }

    private List<String> asked(String unitCode) {
        return campaigns.lettersTo(unitCode).stream()
                .filter(letter -> letter.startsWith("NOMINEES"))
                .toList();
    }

    private String name(String unitCode) {
        return database.queryForObject("SELECT name FROM units WHERE code = ?", String.class, unitCode);
    }

    private List<List<String>> table(AccountPrincipal me, String path) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes(me, path)))) {
            return StreamSupport.stream(workbook.getSheetAt(0).spliterator(), false)
                    .map(RecommendedPagesTest::texts)
                    .toList();
        }
    }

    private static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::toString)
                .toList();
    }

    private byte[] bytes(AccountPrincipal me, String path) throws Exception {
        return portal.perform(get(path).with(user(me)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit, "经办人", unit, role);
    }
}
