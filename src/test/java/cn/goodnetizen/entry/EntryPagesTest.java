package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.FilesInStore;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.participant.ParticipantDeleted;
import cn.goodnetizen.participant.ParticipantPrincipal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** The own entries of participants and unions, each page also tried by those whom it is closed to. No engine answers. */
@PortalTest
class EntryPagesTest {

    private static final String TITLE = "把青春献给劳动";

    @Autowired
    private MockMvc portal;

    @Autowired
    private EntrantsInTests entrants;

    @Autowired
    private Entries entries;

    @Autowired
    private EntryFiles files;

    @Autowired
    private EntryMembers members;

    @Autowired
    private EntryHistory history;

    @Autowired
    private StoredFindings findings;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private PortalClock clock;

    private ParticipantPrincipal me;

    @BeforeEach
    void begin() {
        entrants.begin();
        me = entrants.participant(12);
    }

    @Test
    void theListOffersEachTrackWithItsPeriodItsRulesAndWhoMayEnter() throws Exception {
        portal.perform(get("/my/entries").with(user(me)))
                .andExpect(content()
                        .string(allOf(
                                containsString("网络正能量微视频征集"),
                                containsString("“湘悦读·工力量”全省职工诵读活动"),
                                containsString("正能量职工网络达人征集"),
                                containsString("2023年4月3日至10月31日"),
                                containsString("参与人员应均为在职职工"),
                                containsString("分辨率不低于 1920×1080"))));
        portal.perform(get("/my").with(user(me))).andExpect(content().string(containsString("href=\"/my/entries\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-03-31T12:00:00+08:00, 作品征集从",
        "2023-11-01T00:00:00+08:00, 作品征集已于 10月31日 24:00 截止",
    })
    void outsideTheCollectionNothingBeginsAndTheCardSaysWhy(String now, String reason) throws Exception {
        clock.set(now);

        portal.perform(get("/my/entries").with(user(me)))
                .andExpect(content().string(containsString(reason)))
                .andExpect(content().string(not(containsString(">开始报名<"))));
        start(me, "/my/entries", "recitation").andExpect(flash().attribute("flashError", startsWith(reason)));
        assertThat(entries.findAll()).isEmpty();
    }

    @Test
    void whoEntersAsAnInfluencerDoesSoOnce() throws Exception {
        draft("influencer");

        portal.perform(get("/my/entries").with(user(me))).andExpect(content().string(containsString("每人报名一次，您已有一份")));
        start(me, "/my/entries", "influencer").andExpect(flash().attribute("flashError", containsString("每人报名一次")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "micro-video | 须为近 1 年内的作品：2022年5月20日至今天完成,时长不超过 5 分钟,大小不超过 500 MB,name=\"madeOn\" | name=\"original\",name=\"accountName\",name=\"pastForm\",members[0]",
                "recitation | 是否原创,格式 MP4 或 AVI,宽高比 16:9,画面不含角标、台标、水印、logo,members[0].name,最多 100 人 | name=\"madeOn\",name=\"accountName\",name=\"pastForm\"",
                "influencer | 账号主页链接,要求 10000 以上,name=\"pastForm\",label=\"微信公众号\",原创推文,本人无不良行为记录 | name=\"madeOn\",members[0],name=\"original\"",
            })
    void eachTrackAsksForItsOwnFieldsAndSaysItsRulesBeforehand(String track, String asked, String not)
            throws Exception {
        String page = page(draft(track));

        assertThat(page).contains(asked.split(",")).doesNotContain(not.split(","));
        assertThat(page).contains("参赛作品的著作权和使用权归主办方和作者共同所有", "已征得出镜人员同意");
    }

    @Test
    void whatIsTypedIsKeptValidOrNot() throws Exception {
        long id = draft("recitation");

        save(id, "save", Map.of("title", TITLE, "phone", "12", "madeOn", "上个月", "members[2].name", "测试乙"))
                .andExpect(redirectedUrl("/my/entries/" + id));

        assertThat(page(id)).contains("value=\"" + TITLE + "\"", "value=\"测试乙\"");
        portal.perform(get("/my/entries").with(user(me))).andExpect(content().string(containsString(TITLE)));
    }

    @Test
    void typingIsSavedInTheBackgroundAndTheVersionGoesOn() throws Exception {
        long id = draft("recitation");

        typing(id, 0, TITLE)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.time").value("14:32"));
        typing(id, 1, TITLE + "！").andExpect(jsonPath("$.version").value(2));

        assertThat(page(id)).contains("value=\"" + TITLE + "！\"");
    }

    @Test
    void aPageThatAnotherHasOvertakenOverwritesNothingUntilItIsAskedTo() throws Exception {
        long id = draft("recitation");
        typing(id, 0, "另一个页面").andExpect(status().isOk());

        typing(id, 0, TITLE)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.message").value(containsString("已在另一个页面改过")));
        save(id, "save", Map.of("title", TITLE))
                .andExpect(status().isOk())
                .andExpect(
                        content().string(allOf(containsString("内容没有保存"), containsString("value=\"" + TITLE + "\""))));
        assertThat(page(id)).contains("另一个页面");

        save(id, "overwrite", Map.of("title", TITLE)).andExpect(redirectedUrl("/my/entries/" + id));
        assertThat(page(id)).contains("value=\"" + TITLE + "\"");
    }

    @Test
    void whatWasOnItsWayAtTheEndMayBeHandedInForAWhileAndNothingNewBegins() throws Exception {
        long id = complete();
        clock.set("2023-11-01T01:00:00+08:00");

        assertThat(page(id)).contains("征集已截止。截止前开始上传的视频可以传完，请在 2023年11月1日 02:00 前提交。");
        upload(id, 1, video("late.mp4", "320x260"), all())
                .andExpect(content().string(containsString("作品征集已截止，截止前开始的上传可以传完，现在不能开始新的上传。")));
        typeAll(id, 2);
        portal.perform(handIn(id, 3)).andExpect(redirectedUrl("/my/entries/" + id));
        assertThat(page(id)).contains("截止前开始上传，在宽限时间内提交");
    }

    @Test
    void afterTheEndNothingIsSavedAndWhatWasTypedIsStillOnThePage() throws Exception {
        long id = draft("recitation");
        clock.set("2023-11-01T02:00:00+08:00");

        typing(id, 0, TITLE)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.message").value(containsString("10月31日 24:00 截止")));
        save(id, "save", Map.of("title", TITLE))
                .andExpect(
                        content().string(allOf(containsString("24:00 截止"), containsString("value=\"" + TITLE + "\""))));
        assertThat(page(id)).doesNotContain("name=\"title\"").contains("截止");
    }

    @Test
    void membersComeAndGoWithoutAScript() throws Exception {
        long id = draft("recitation");
        Map<String, String> typed = Map.of(
                "kind", "group",
                "members[0].name", "测试乙",
                "members[0].unit", "湘江理工大学工会",
                "members[3].name", "测试丙");

        save(id, "add-member", typed)
                .andExpect(content()
                        .string(allOf(
                                containsString("name=\"members[1].name\" id=\"members-1-name\" value=\"测试丙\""),
                                containsString("name=\"members[2].name\""))));
        save(id, 1, "remove-member-3", typed)
                .andExpect(content().string(allOf(containsString("测试乙"), not(containsString("测试丙")))));
    }

    @Test
    void whatIsMissingStandsBesideItsFieldAndInAListAtTheTop() throws Exception {
        long id = draft("recitation");

        save(id, "preview", Map.of("title", "长".repeat(61), "kind", "group", "members[0].name", "测试乙"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("<a href=\"#title\">作品名称最多 60 个字，现在有 61 个字</a>"),
                                containsString("id=\"title-error\">作品名称最多 60 个字，现在有 61 个字"),
                                containsString("<a href=\"#contest\">请上传参评视频</a>"),
                                containsString("<a href=\"#members-0-unit\">请填写第 1 位成员的单位</a>"),
                                containsString("<a href=\"#theme\">请选择主题</a>"),
                                containsString("请确认并勾选：“已征得出镜人员同意。”"),
                                containsString("value=\"" + "长".repeat(61) + "\""))));
        portal.perform(get("/my/entries/{id}/preview", id).with(user(me)))
                .andExpect(content().string(containsString("<a href=\"#contest\">请上传参评视频</a>")));
        portal.perform(handIn(id, 1)).andExpect(content().string(containsString("<a href=\"#theme\">请选择主题</a>")));
        assertThat(entries.get(id).state()).isEqualTo(EntryState.DRAFT);
    }

    @Test
    void whatIsHandedInIsWhatThePreviewShowed() throws Exception {
        long id = complete();

        portal.perform(get("/my/entries/{id}/preview", id).with(user(me)))
                .andExpect(content()
                        .string(allOf(
                                containsString("确认提交"),
                                containsString(TITLE),
                                containsString("测试乙（湘江理工大学工会）"),
                                containsString("<video controls"),
                                containsString("已征得出镜人员同意。"))));
        typing(id, 1, "又改了").andExpect(status().isOk());
        portal.perform(handIn(id, 1)).andExpect(redirectedUrl("/my/entries/" + id + "/preview"));
        assertThat(entries.get(id).state()).isEqualTo(EntryState.DRAFT);
        typeAll(id, 2);

        portal.perform(handIn(id, 3))
                .andExpect(redirectedUrl("/my/entries/" + id))
                .andExpect(flash().attribute("flashSuccess", containsString("已提交")));

        assertThat(entries.get(id))
                .extracting(Entry::state, Entry::title, Entry::round)
                .containsExactly(EntryState.CHECKING, TITLE, 1);
        assertThat(members.count()).isEqualTo(1);
        assertThat(page(id))
                .contains("正在检测", TITLE, "提交作品", "撤回作品", "测试乙（湘江理工大学工会）")
                .doesNotContain("name=\"title\"");
    }

    @Test
    void aFileInTheFormIsKeptWithWhatIsTypedAndAnotherTakesItsPlace() throws Exception {
        long id = draft("recitation");
        FilesInStore store = new FilesInStore();

        upload(id, video("small.mp4", "320x180"), Map.of("title", TITLE)).andExpect(redirectedUrl("/my/entries/" + id));
        assertThat(page(id)).contains("small.mp4", "value=\"" + TITLE + "\"", "换一个视频");
        upload(id, 1, video("large.mp4", "1920x1080"), Map.of("title", TITLE))
                .andExpect(redirectedUrl("/my/entries/" + id));

        assertThat(page(id)).contains("large.mp4").doesNotContain("small.mp4");
        assertThat(files.findByEntryIdOrderByRole(id)).hasSize(1);
        await().untilAsserted(() -> assertThat(store.added().stream()
                        .filter(name -> !name.contains("."))
                        .toList())
                .hasSize(1));
    }

    @Test
    void whatIsNoVideoIsRefusedBesideTheFieldAndTheRestIsKept() throws Exception {
        long id = draft("recitation");

        upload(
                        id,
                        new MockMultipartFile("contestFile", "作品.mp4", null, "不是视频".getBytes(StandardCharsets.UTF_8)),
                        Map.of("title", TITLE))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("作品.mp4"), containsString("可接受："))));

        assertThat(page(id)).contains("value=\"" + TITLE + "\"", "还没有上传");
    }

    @Test
    void aFileIsLookedIntoBehindTheRequestAndWithoutTheEngineThatIsSaid() throws Exception {
        long id = draft("recitation");
        upload(id, video("checked.mp4", "320x240"), Map.of());

        String first = check(id);
        assertThat(first).contains("checked.mp4").containsAnyOf("正在检测视频", "暂时不能检测");
        await().untilAsserted(() -> assertThat(check(id)).contains("暂时不能检测，提交后会再检测。"));
        portal.perform(get("/my/entries/{id}/check?role=past", id).with(user(me)))
                .andExpect(content().string(containsString("还没有上传")));
        portal.perform(get("/my/entries/{id}/check?role=other", id).with(user(me)))
                .andExpect(status().isNotFound());
    }

    @Test
    void theVideoPlaysInPartsAndIsSavedUnderItsName() throws Exception {
        long id = draft("recitation");
        upload(id, video("played.mp4", "320x180"), Map.of());

        portal.perform(get("/my/entries/{id}/files/contest", id).with(user(me)).header("Range", "bytes=0-9"))
                .andExpect(status().isPartialContent())
                .andExpect(header().string("Content-Length", "10"))
                .andExpect(content().contentType("video/mp4"));
        portal.perform(get("/my/entries/{id}/files/contest/download", id).with(user(me)))
                .andExpect(header().string("Content-Disposition", containsString("played.mp4")));
        await().untilAsserted(() -> portal.perform(
                        get("/my/entries/{id}/files/contest/poster", id).with(user(me)))
                .andExpect(content().contentType("image/jpeg")));
        portal.perform(get("/my/entries/{id}/files/past", id).with(user(me))).andExpect(status().isNotFound());
    }

    @Test
    void anEntryIsThereForItsEntrantAlone() throws Exception {
        long id = draft("recitation");
        upload(id, video("own.mp4", "320x180"), Map.of());
        long recommended = unionDraft();
        ParticipantPrincipal other = entrants.participant(13);

        for (String page : List.of(
                "",
                "/preview",
                "/check?role=contest",
                "/files/contest",
                "/files/contest/poster",
                "/files/contest/download")) {
            portal.perform(get("/my/entries/" + id + page).with(user(other))).andExpect(status().isNotFound());
            portal.perform(get("/union/entries/" + id + page).with(user(EntrantsInTests.UNION)))
                    .andExpect(status().isNotFound());
            portal.perform(get("/union/entries/" + recommended + page).with(user(EntrantsInTests.officer("hn-edu"))))
                    .andExpect(status().isNotFound());
        }
        for (String act : List.of("", "/draft", "/hand-in", "/withdraw", "/claim")) {
            portal.perform(post("/my/entries/" + id + act)
                            .with(csrf())
                            .with(user(other))
                            .param("version", "0"))
                    .andExpect(status().isNotFound());
        }
        portal.perform(get("/union/entries").with(user(me))).andExpect(status().isForbidden());
        portal.perform(get("/my/entries").with(user(EntrantsInTests.UNION))).andExpect(status().isForbidden());
        portal.perform(get("/union/entries").with(user(AccountPrincipal.of("m", "分管", "hn-edu-001", Role.MANAGER))))
                .andExpect(status().isForbidden());
        portal.perform(get("/my/entries").with(user(other)))
                .andExpect(content().string(not(containsString("/my/entries/" + id))));
        assertThat(entries.get(id).draftVersion()).isEqualTo(1);
    }

    @Test
    void aDraftIsDeletedWithItsFilesAndAHandedInWorkIsWithdrawn() throws Exception {
        long id = draft("recitation");
        FilesInStore store = new FilesInStore();
        upload(id, video("gone.mp4", "320x180"), Map.of());
        portal.perform(act(id, "withdraw"))
                .andExpect(redirectedUrl("/my/entries"))
                .andExpect(flash().attribute("flashSuccess", "草稿已删除。"));
        assertThat(entries.findById(id)).isEmpty();
        await().untilAsserted(() -> assertThat(store.added().stream().filter(name -> !name.contains(".")))
                .isEmpty());

        long handedIn = handedIn();
        portal.perform(act(handedIn, "withdraw")).andExpect(flash().attribute("flashSuccess", "作品已撤回，不再参评。"));
        portal.perform(act(handedIn, "withdraw")).andExpect(flash().attribute("flashError", "作品已撤回，无须撤回。"));
        assertThat(page(handedIn)).contains("已撤回，不再参评").doesNotContain("确认撤回？");
    }

    @Test
    void whatComesBackShowsTheReasonAndTheFindingsAboveTheFormUntilTheCorrectionEnds() throws Exception {
        long id = handedIn();
        transactions.executeWithoutResult(status -> {
            entries.toChange(id).decide(EntryReview.Outcome.RETURNED, "字幕里有错别字", clock.instant());
            findings.save(new StoredFinding(
                    id,
                    1,
                    FileRole.CONTEST,
                    new EntryFinding(EntryFinding.Kind.TOO_SMALL, EntryFinding.Act.MEND),
                    new FindingWording.Said("分辨率 320×180，低于 1920×1080", "请重新导出后上传。")));
        });

        clock.set("2023-11-03T12:00:00+08:00");
        assertThat(page(id))
                .contains("退回原因", "字幕里有错别字", "分辨率 320×180，低于 1920×1080。", "须修改", "11月5日 24:00", "name=\"title\"");

        clock.set("2023-11-06T00:00:00+08:00");
        assertThat(page(id)).contains("修改期限已于 11月5日 24:00 截止", TITLE).doesNotContain("name=\"title\"");
    }

    @Test
    void aUnionEntersAWorkOfItsMemberAndConfirmsTheMembersClaim() throws Exception {
        long id = unionDraft();
        assertThat(body(get("/union/entries/" + id).with(user(EntrantsInTests.UNION))))
                .contains("name=\"name\"", "name=\"phone\"", "name=\"unit\"", "<option value=\"湘江理工大学工会\">")
                .doesNotContain("<option value=\"长沙市总工会\">");
        unionHandsIn(id);

        portal.perform(get("/my/entries").with(user(entrants.participant(14))))
                .andExpect(content().string(not(containsString("这可能是您的作品"))));
        String offered = body(get("/my/entries").with(user(me)));
        assertThat(offered).contains("这可能是您的作品", TITLE, "湘江理工大学工会推荐").doesNotContain("测试乙");
        portal.perform(act(id, "claim")).andExpect(redirectedUrl("/my/entries"));

        assertThat(body(get("/my/entries").with(user(me))))
                .contains("已申请认领，等待湘江理工大学工会确认")
                .doesNotContain("/claim\"");
        portal.perform(get("/my/entries/" + id).with(user(me))).andExpect(status().isNotFound());
        assertThat(body(get("/union/entries").with(user(EntrantsInTests.UNION))))
                .contains("有人申请认领", "href=\"/entries/" + id + "\"");
        assertThat(body(get("/entries/" + id).with(user(EntrantsInTests.UNION))))
                .contains("申请人：", "测**（湘江理工大学工会）", "确认是本人", "不是本人");
        answer(id, true, EntrantsInTests.UNION).andExpect(redirectedUrl("/entries/" + id));

        assertThat(page(id)).contains(TITLE, "申请认领", "认领已确认，由本人办理");
        assertThat(entries.get(id))
                .extracting(Entry::ownerId, Entry::claimantId, Entry::personName, Entry::phone, Entry::phoneHash)
                .containsExactly(me.id(), null, null, null, null);
        portal.perform(act(id, "claim")).andExpect(status().isNotFound());
        portal.perform(get("/union/entries/" + id).with(user(EntrantsInTests.UNION)))
                .andExpect(status().isNotFound());
        portal.perform(get("/union/entries").with(user(EntrantsInTests.UNION)))
                .andExpect(content().string(containsString("已由本人认领")));
    }

    @ParameterizedTest
    @CsvSource({
        "hn-edu-001, MANAGER, 403",
        "hn-edu, OFFICER, 403",
        "hn-edu-002, OFFICER, 404",
        "hn-edu-001, OFFICER, 302",
        "hn-edu-001, DEPUTY, 302",
        "hn-wx, ORGANISER, 302"
    })
    void whoseAClaimedWorkIsSaysTheUnionThatBroughtItOrAnOrganiser(String unit, Role role, int status)
            throws Exception {
        long id = unionDraft();
        unionHandsIn(id);
        portal.perform(act(id, "claim"));
        AccountPrincipal account = AccountPrincipal.of(unit, unit, unit, role);

        if (status != 404) {
            assertThat(body(get("/entries/" + id).with(user(account))).contains("申请人："))
                    .isEqualTo(status == 302);
        }
        answer(id, false, account).andExpect(status().is(status));

        assertThat(entries.get(id).claimantId()).isEqualTo(status == 302 ? null : me.id());
        assertThat(entries.get(id).ownerId()).isNull();
        assertThat(entries.get(id).phoneHash()).isNotNull();
        if (status == 302) {
            assertThat(history.of(id)).extracting(EntryEvent::kind).endsWith(EntryEvent.Kind.CLAIM_REFUSED);
            answer(id, true, account).andExpect(flash().attribute("flashError", containsString("没有待确认的认领")));
            assertThat(entries.get(id).ownerId()).isNull();
            portal.perform(get("/my/entries").with(user(me)))
                    .andExpect(content().string(containsString("这可能是您的作品")));
        }
    }

    @Test
    void whileOneWaitsNobodyElseMayClaim() throws Exception {
        long id = unionDraft();
        unionHandsIn(id);
        ParticipantPrincipal first = entrants.participant(13);
        database.update("UPDATE entries SET claimant_id = ? WHERE id = ?", first.id(), id);

        portal.perform(act(id, "claim"))
                .andExpect(flash().attribute("flashError", containsString("等待湘江理工大学工会确认，现在不能再申请")));

        assertThat(entries.get(id).claimantId()).isEqualTo(first.id());
    }

    @Test
    void aDraftOfAUnionIsOfferedToNobody() throws Exception {
        unionDraft();

        portal.perform(get("/my/entries").with(user(me))).andExpect(content().string(not(containsString("这可能是您的作品"))));
    }

    @Test
    void whoLeavesTakesTheDraftsAndUndecidedWorksAlongAndAcceptedOnesStayWithoutTheName() throws Exception {
        long draft = draft("recitation");
        long handedIn = handedIn();
        long accepted = draft("recitation");
        database.update("UPDATE entries SET state = 'ACCEPTED', title = ?, round = 1 WHERE id = ?", TITLE, accepted);
        assertThat(members.count()).isPositive();

        // An event may come twice.
        for (int time = 1; time <= 2; time++) {
            transactions.executeWithoutResult(status -> events.publishEvent(new ParticipantDeleted(me.id())));
            await().until(() -> database.queryForObject(
                            "SELECT COUNT(*) FROM event_publication WHERE completion_date IS NULL"
                                    + " AND listener_id LIKE '%EntriesOfParticipants%'",
                            Long.class)
                    == 0);
        }

        assertThat(history.of(handedIn))
                .extracting(EntryEvent::kind, EntryEvent::actor)
                .containsExactly(
                        tuple(EntryEvent.Kind.HANDED_IN, EntryHistory.ENTRANT),
                        tuple(EntryEvent.Kind.WITHDRAWN, EntryHistory.ENTRANT),
                        tuple(EntryEvent.Kind.OWNER_LEFT, EntryHistory.SYSTEM));
        assertThat(entries.findById(draft)).isEmpty();
        assertThat(entries.get(handedIn).state()).isEqualTo(EntryState.WITHDRAWN);
        assertThat(entries.get(accepted).state()).isEqualTo(EntryState.ACCEPTED);
        assertThat(members.count()).isZero();
        assertThat(published("EntryWithdrawn")).isPositive();
        assertThat(published("EntryDecided")).isPositive();
        assertThat(entries.get(handedIn).title()).isEqualTo(TITLE);
        assertThat(page(handedIn)).doesNotContain("测试乙");
        portal.perform(get("/my/delete").with(user(me)))
                .andExpect(content().string(allOf(containsString("还没有提交的作品草稿"), containsString("已经提交的作品"))));
    }

    @Test
    void whomAUnionRecommendedClaimsInsteadOfBeginningAnotherAndOnlyOneTakesPart() throws Exception {
        long id = unionDraft();
        unionHandsIn(id);
        database.update("UPDATE entries SET track = 'influencer' WHERE id = ?", id);

        start(me, "/my/entries", "influencer")
                .andExpect(flash().attribute("flashError", containsString("您的工会已为您推荐了作品（编号 " + id)));
        long own = draft("recitation");
        database.update("UPDATE entries SET track = 'influencer', state = 'IN_REVIEW' WHERE id = ?", own);
        portal.perform(act(id, "claim"));
        answer(id, true, EntrantsInTests.UNION)
                .andExpect(flash().attribute("flashError", containsString("每人报名一次，已有一份（编号 " + own)));

        assertThat(entries.get(id).ownerId()).isNull();
    }

    private long published(String event) {
        return database.queryForObject(
                "SELECT COUNT(*) FROM event_publication WHERE event_type LIKE ?", Long.class, "%" + event);
    }

    @Test
    void whoTakesPartOnceHandsInOneOfTwoDrafts() throws Exception {
        long id = complete();
        long other = draft("recitation");
        database.update("UPDATE entries SET track = 'influencer', state = 'CHECKING' WHERE id = ?", other);
        database.update("UPDATE entries SET track = 'influencer' WHERE id = ?", id);

        portal.perform(handIn(id, 1)).andExpect(content().string(containsString("每人报名一次，已有一份（编号 " + other)));

        assertThat(entries.get(id).state()).isEqualTo(EntryState.DRAFT);
    }

    private long draft(String track) throws Exception {
        return id(start(me, "/my/entries", track));
    }

    private long unionDraft() throws Exception {
        return id(start(EntrantsInTests.UNION, "/union/entries", "recitation"));
    }

    private ResultActions start(UserDetails who, String base, String track) throws Exception {
        return portal.perform(post(base + "/new").with(csrf()).with(user(who)).param("track", track));
    }

    private static long id(ResultActions begun) {
        String address = begun.andReturn().getResponse().getRedirectedUrl();
        return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
    }

    private ResultActions save(long id, String action, Map<String, String> typed) throws Exception {
        return save(id, 0, action, typed);
    }

    private ResultActions save(long id, long version, String action, Map<String, String> typed) throws Exception {
        var request = multipart("/my/entries/{id}", id);
        typed.forEach(request::param);
        return portal.perform(request.param("version", Long.toString(version))
                .param("action", action)
                .with(csrf())
                .with(user(me)));
    }

    private ResultActions typing(long id, long version, String title) throws Exception {
        return portal.perform(post("/my/entries/{id}/draft", id)
                .param("version", Long.toString(version))
                .param("title", title)
                .with(csrf())
                .with(user(me)));
    }

    private ResultActions upload(long id, MockMultipartFile file, Map<String, String> typed) throws Exception {
        return upload(id, 0, file, typed);
    }

    private ResultActions upload(long id, long version, MockMultipartFile file, Map<String, String> typed)
            throws Exception {
        var request = multipart("/my/entries/{id}", id).file(file);
        typed.forEach(request::param);
        return portal.perform(
                request.param("version", Long.toString(version)).with(csrf()).with(user(me)));
    }

    private static MockMultipartFile video(String name, String size) throws IOException {
        return new MockMultipartFile(
                "contestFile", name, null, Files.readAllBytes(TestMedia.ordinary("entry-" + name, size, 1)));
    }

    private static Map<String, String> all() {
        Map<String, String> typed = new HashMap<>();
        typed.put("title", TITLE);
        typed.put("theme", "labour");
        typed.put("kind", "group");
        typed.put("groupName", "图书馆诵读小组");
        typed.put("members[0].name", "测试乙");
        typed.put("members[0].unit", "湘江理工大学工会");
        typed.put("original", "true");
        return typed;
    }

    private void typeAll(long id, long version) throws Exception {
        var request = multipart("/my/entries/{id}", id);
        all().forEach(request::param);
        portal.perform(request.param("version", Long.toString(version))
                        .param("action", "preview")
                        .param("terms", "copyright", "no-dispute", "consent-of-filmed", "in-service")
                        .with(csrf())
                        .with(user(me)))
                .andExpect(redirectedUrl("/my/entries/" + id + "/preview"));
    }

    /** A draft that may be handed in, saved once. */
    private long complete() throws Exception {
        long id = draft("recitation");
        var request = multipart("/my/entries/{id}", id).file(video("complete.mp4", "320x200"));
        all().forEach(request::param);
        portal.perform(request.param("version", "0")
                        .param("terms", "copyright", "no-dispute", "consent-of-filmed", "in-service")
                        .with(csrf())
                        .with(user(me)))
                .andExpect(redirectedUrl("/my/entries/" + id));
        return id;
    }

    private long handedIn() throws Exception {
        long id = complete();
        portal.perform(handIn(id, 1)).andExpect(redirectedUrl("/my/entries/" + id));
        return id;
    }

    private void unionHandsIn(long id) throws Exception {
        var request = multipart("/union/entries/{id}", id).file(video("union.mp4", "320x220"));
        all().forEach(request::param);
        portal.perform(request.param("version", "0")
                        .param("name", "测试甲")
                        .param("phone", "+86 " + EntrantsInTests.phone(12))
                        .param("unit", "湘江理工大学工会")
                        .param("terms", "copyright", "no-dispute", "consent-of-filmed", "in-service")
                        .with(csrf())
                        .with(user(EntrantsInTests.UNION)))
                .andExpect(redirectedUrl("/union/entries/" + id));
        portal.perform(post("/union/entries/{id}/hand-in", id)
                        .param("version", "1")
                        .with(csrf())
                        .with(user(EntrantsInTests.UNION)))
                .andExpect(redirectedUrl("/union/entries/" + id));
    }

    private MockHttpServletRequestBuilder handIn(long id, long version) {
        return act(id, "hand-in").param("version", Long.toString(version));
    }

    private MockHttpServletRequestBuilder act(long id, String what) {
        return post("/my/entries/" + id + "/" + what).with(csrf()).with(user(me));
    }

    private ResultActions answer(long id, boolean theirs, AccountPrincipal account) throws Exception {
        return portal.perform(post("/entries/{id}/claim", id)
                .param("theirs", Boolean.toString(theirs))
                .with(csrf())
                .with(user(account)));
    }

    private String check(long id) throws Exception {
        return body(get("/my/entries/{id}/check?role=contest", id).with(user(me)));
    }

    private String page(long id) throws Exception {
        return body(get("/my/entries/{id}", id).with(user(me)));
    }

    private String body(RequestBuilder request) throws Exception {
        return portal.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
