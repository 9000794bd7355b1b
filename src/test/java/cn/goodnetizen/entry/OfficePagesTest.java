package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.process.CampaignFixture;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The lists of entries and the page of one, for everybody who stands for a unit. */
@PortalTest
class OfficePagesTest {

    @Autowired
    private MockMvc portal;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private IssuedCampaign issuing;

    @Autowired
    private PortalClock clock;

    @Autowired
    private EntriesInTests works;

    @Autowired
    private FirstReview review;

    @Autowired
    private Entries entries;

    @Autowired
    private EntryEvents events;

    @Autowired
    private JdbcTemplate jdbc;

    private ParticipantPrincipal entrant;

    @BeforeEach
    void season() {
        campaigns.clear();
        clock.set("2023-04-04T09:00:00+08:00");
        issuing.publish();
        clock.set("2023-05-20T09:00:00+08:00");
        entrant = works.participant(1, "hn-edu-001");
    }

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, OFFICER, 200",
        "hn-edu-001, MANAGER, 200",
        "hn-edu, OFFICER, 200",
        "hn, ORGANISER, 200",
        "hn-wx, ORGANISER, 200",
        "hn-edu-002, OFFICER, 404",
        "hn-szjg, OFFICER, 404"
    })
    void aWorkIsSeenByItsPeoplesUnitsAboveItAndTheOrganisers(String unit, Role role, int status) throws Exception {
        long id = inReview("湘江边的诗");

        show(id, unit, role).andExpect(status().is(status));
        for (String address : List.of("/files/contest", "/files/contest/original")) {
            portal.perform(get("/entries/" + id + address).with(user(account(unit, role))))
                    .andExpect(status().is(status));
        }
        portal.perform(get("/entries").with(user(account(unit, role))))
                .andExpect(content().string(status == 200 ? containsString("湘江边的诗") : not(containsString("湘江边的诗"))));
    }

    @Test
    void aDraftIsNobodyElsesBusiness() throws Exception {
        long id = works.recitation(entrant, video());

        show(id, "hn", Role.ORGANISER).andExpect(status().isNotFound());
        portal.perform(get("/entries").with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("还没有作品")));
    }

    @Test
    void namesAndPhonesAreMaskedOnPageAndInTheList() throws Exception {
        long id = inReview("湘江边的诗");

        show(id, "hn-edu", Role.OFFICER)
                .andExpect(content().string(containsString("测**")))
                .andExpect(content().string(containsString("130****0001")))
                .andExpect(content().string(not(containsString("测试甲"))))
                .andExpect(content().string(not(containsString("13000000001"))));
    }

    @Test
    void theQueueHoldsWhatOnesUnitHasToReview() throws Exception {
        inReview("湘江边的诗");
        clock.set("2023-05-24T09:00:00+08:00");

        portal.perform(get("/entries?view=QUEUE").with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(stringContainsInOrder("湘江边的诗", "初审中", "已等 4 天")));
        portal.perform(get("/entries?view=QUEUE").with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(not(containsString("湘江边的诗"))));
    }

    @Test
    void theListIsFilteredAndReadPartByPart() throws Exception {
        inReview("湘江边的诗");
        for (int number = 0; number < EntryListController.PAGE_SIZE; number++) {
            copy("作品第" + number + "号");
        }

        String first = list("").andReturn().getResponse().getContentAsString();
        assertThat(first).contains("作品第49号", "下一页").doesNotContain("湘江边的诗");
        long oldest = jdbc.queryForObject("SELECT MIN(id) + 1 FROM entries", Long.class);
        list("?before=" + oldest).andExpect(content().string(containsString("湘江边的诗")));
        list("?q=第7号")
                .andExpect(content().string(containsString("作品第7号")))
                .andExpect(content().string(not(containsString("作品第8号"))));
        list("?q=" + (oldest - 1)).andExpect(content().string(containsString("湘江边的诗")));
        list("?q=%25").andExpect(content().string(containsString("没有符合条件的作品")));
        list("?state=ACCEPTED").andExpect(content().string(containsString("没有符合条件的作品")));
        list("?track=influencer").andExpect(content().string(containsString("没有符合条件的作品")));
        list("?unit=hn-szjg").andExpect(content().string(containsString("没有符合条件的作品")));
        list("?view=POOL").andExpect(content().string(containsString("还没有作品")));
    }

    @Test
    void theExportHoldsEverythingThatTheFilterFindsAndNoFormula() throws Exception {
        inReview("=HYPERLINK(\"http://evil.example\")");

        byte[] file = portal.perform(get("/entries.xlsx").with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(1);
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).contains("HYPERLINK");
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(1).getCell(4).getStringCellValue()).isEqualTo("测**");
        }
    }

    @Test
    void aVideoIsPlayedInParts() throws Exception {
        long id = inReview("湘江边的诗");

        portal.perform(get("/entries/" + id + "/files/contest")
                        .with(user(account("hn-edu", Role.OFFICER)))
                        .header("Range", "bytes=0-9"))
                .andExpect(status().isPartialContent())
                .andExpect(header().longValue("Content-Length", 10));
    }

    @Test
    void anOrganiserTakesAWorkOutOfTheContestWithAGroundAndAReason() throws Exception {
        long id = inReview("湘江边的诗");
        review.record(id, "accept", null, EntriesInTests.RECITATION_CHECKS);

        act(id, "disqualify", "hn", Role.ORGANISER, "ground", "plagiarism")
                .andExpect(content().string(containsString("请填写取消资格的理由")));
        act(id, "disqualify", "hn", Role.ORGANISER, "reason", "与他人作品相同")
                .andExpect(content().string(containsString("请选择取消资格的情形")))
                .andExpect(content().string(containsString("与他人作品相同")));
        act(id, "disqualify", "hn", Role.ORGANISER, "ground", "plagiarism", "reason", "与他人作品相同")
                .andExpect(redirectedUrl("/entries/" + id));

        assertThat(entries.get(id).state()).isEqualTo(EntryState.DISQUALIFIED);
        assertThat(entries.get(id).reason()).isEqualTo("抄袭，取消该作品的参与资格：与他人作品相同");
        act(id, "disqualify", "hn", Role.ORGANISER, "ground", "plagiarism", "reason", "再一次")
                .andExpect(content().string(containsString("作品已取消资格，不能取消资格")));
    }

    @ParameterizedTest
    @CsvSource({"hn-edu, OFFICER", "hn, MANAGER", "hn-edu-001, OFFICER"})
    void nobodyElseDisqualifiesOrHides(String unit, Role role) throws Exception {
        long id = inReview("湘江边的诗");

        act(id, "disqualify", unit, role, "ground", "plagiarism", "reason", "x").andExpect(status().isForbidden());
        act(id, "visibility", unit, role, "shown", "false", "reason", "x").andExpect(status().isForbidden());

        assertThat(entries.get(id).state()).isEqualTo(EntryState.IN_REVIEW);
    }

    @Test
    void aWorkIsTakenFromThePublicAtOnceWithAReasonAndComesBack() throws Exception {
        long id = inReview("湘江边的诗");

        act(id, "visibility", "hn", Role.ORGANISER, "shown", "false")
                .andExpect(content().string(containsString("请填写停止展示的理由")));
        act(id, "visibility", "hn", Role.ORGANISER, "shown", "false", "reason", "出镜人员投诉");
        show(id, "hn", Role.ORGANISER).andExpect(content().string(containsString("已停止公开展示：出镜人员投诉")));
        assertThat(entries.get(id).hiddenAt()).isNotNull();

        act(id, "visibility", "hn", Role.ORGANISER, "shown", "true", "reason", "已取得同意");
        assertThat(entries.get(id).hiddenAt()).isNull();
        assertThat(events.findByEntryIdOrderById(id))
                .extracting(EntryEvent::kind)
                .endsWith(EntryEvent.Kind.HIDDEN, EntryEvent.Kind.SHOWN_AGAIN);
    }

    @Test
    void theSameVideoIsRefusedToItsEntrantAndShownToWhoeverReviewsAnothers() throws Exception {
        long id = inReview("湘江边的诗");

        Assertions.assertThatThrownBy(() -> works.recitation(entrant, video()))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("您的作品“湘江边的诗”（编号 " + id + "，初审中）已有同一个视频");

        ParticipantPrincipal other = works.participant(2, "hn-edu-002");
        long copied = works.recitation(other, video());
        works.handIn(copied, other);
        show(copied, "hn-edu", Role.OFFICER)
                .andExpect(content().string(stringContainsInOrder("同一个视频还出现在", "编号 " + id, "湘江边的诗")));
        show(copied, "hn-edu-002", Role.OFFICER).andExpect(content().string(not(containsString("同一个视频还出现在"))));
    }

    @Test
    void aNearCopyIsFoundInAnotherTrackAndComparedSideBySideByWhoeverReviewsIt() throws Exception {
        long first = inReview("湘江边的诗", EntriesInTests.film("film.mp4", "1920x1080"));
        ParticipantPrincipal other = works.participant(2, "hn-edu-002");
        long copy = works.recitation(
                other, EntriesInTests.film("film-copy.mp4", "1280x720", "-vf", "hflip", "-b:v", "900k"));
        works.handIn(copy, other);
        review.assign(copy);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM work_likenesses", Long.class))
                        .isEqualTo(2));
        for (long[] pair : new long[][] {{copy, first}, {first, copy}}) {
            show(pair[0], "hn-edu", Role.OFFICER)
                    .andExpect(content().string(stringContainsInOrder("画面相似的作品", "编号 " + pair[1], "左右翻转")));
        }
        String comparison = "/entries/" + copy + "/compare/" + first;
        AccountPrincipal reviewer = account("hn-edu", Role.OFFICER);
        portal.perform(get(comparison).with(user(reviewer)))
                .andExpect(content().string(stringContainsInOrder("较短的一件有", "左右翻转", "湘江边的诗", "0:00 —")));
        portal.perform(get(comparison + "/still?at=2000&ofOther=true").with(user(reviewer)))
                .andExpect(content().contentType("image/jpeg"));
        portal.perform(get(comparison + "/video").with(user(reviewer))).andExpect(status().isOk());
        portal.perform(get("/entries/" + copy + "/corners").with(user(reviewer)))
                .andExpect(content().contentType("image/jpeg"));
        for (String address : List.of("", "/video", "/still?at=0")) {
            portal.perform(get(comparison + address).with(user(account("hn-edu-002", Role.OFFICER))))
                    .andExpect(status().isNotFound());
        }
        long unlike = works.recitation(other, TestMedia.ordinary("unlike.mp4", "1920x1080", 1));
        works.handIn(unlike, other);
        review.assign(unlike);
        portal.perform(get("/entries/" + copy + "/compare/" + unlike).with(user(reviewer)))
                .andExpect(status().isNotFound());
    }

    private ResultActions list(String query) throws Exception {
        return portal.perform(get("/entries" + query).with(user(account("hn", Role.ORGANISER))));
    }

    private ResultActions show(long id, String unit, Role role) throws Exception {
        return portal.perform(get("/entries/" + id).with(user(account(unit, role))));
    }

    private ResultActions act(long id, String action, String unit, Role role, String... fields) throws Exception {
        var request = post("/entries/" + id + "/" + action)
                .with(user(account(unit, role)))
                .with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return portal.perform(request);
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit, unit, unit, role);
    }

    private long inReview(String title) {
        return inReview(title, video());
    }

    private long inReview(String title, Path film) {
        long id = works.recitation(entrant, film);
        works.handIn(id, entrant);
        jdbc.update("UPDATE entries SET title = ? WHERE id = ?", title, id);
        review.assign(id);
        return id;
    }

    private void copy(String title) {
        jdbc.update(
                "INSERT INTO entries (campaign_id, track, source, state, owner_id, unit_code, unit_name, draft,"
                        + " draft_version, title, theme, entrant_kind, round, reviewer_code, in_grace,"
                        + " created_at, saved_at, handed_in_at, version)"
                        + " SELECT campaign_id, track, source, state, owner_id, unit_code, unit_name, draft, 0, ?,"
                        + " theme, entrant_kind, 1, reviewer_code, FALSE, created_at, saved_at, handed_in_at, 0"
                        + " FROM entries ORDER BY id LIMIT 1",
                title);
    }

    private static Path video() {
        return TestMedia.ordinary("recitation.mp4", "1920x1080", 1);
    }
}
