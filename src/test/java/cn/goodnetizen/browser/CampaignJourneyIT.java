package cn.goodnetizen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.LocalPlatform;
import cn.goodnetizen.local.LocalPlatform.Options;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job, as people see it: a campaign is issued, goes down to a university, its nomination table comes back up to
 * the province. Every step is done in a browser, in the portal and in the real Tasklist; only time is moved by hand.
 */
@ExtendWith(LastSight.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignJourneyIT {

    private static final OffsetDateTime WHEN_TABLES_ARE_FILLED_IN = OffsetDateTime.parse("2023-10-16T09:00:00+08:00");
    private static final OffsetDateTime AFTER_THE_DEADLINE_OF_THE_UNIVERSITIES =
            OffsetDateTime.parse("2023-10-21T00:00:30+08:00");
    private static final String NOTICE_NUMBER = "湘工测发〔2023〕1 号";
    private static final String RETURN_REASON = "账号昵称与平台显示的不一致，请核对后再报";
    private static final List<String> NOMINEES = List.of("测试甲", "测试乙", "测试丙");

    private LocalPlatform platform;
    private Visitors visitors;
    private Visitor officer;
    private Visitor union;
    private String table;

    @BeforeAll
    void startEverything() {
        platform = LocalPlatform.start(Options.forTests());
        visitors = new Visitors(platform.addresses());
    }

    @AfterAll
    void stopEverything() {
        if (visitors != null) {
            visitors.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    Visitors visitors() {
        return visitors;
    }

    @Test
    void aTableGoesUpFromAUniversityToTheProvinceAndAWorkersReadingIsAccepted() throws IOException {
        theCampaignIsDraftedApprovedAndIssued();
        aUniversitySignsTheNoticeAndHandsInItsTable();
        theUnionReturnsOneRow();
        theUniversityMendsTheRowAndTheUnionAccepts();
        theUnionConsolidatesAndForwards();
        theManagerSeesTheUnionsTableInReview();
        aWorkerEntersAReadingAndTheUnionAcceptsIt();
    }

    private void theCampaignIsDraftedApprovedAndIssued() {
        Visitor organiser = visitors.atTasklist("hn");
        organiser.openTask("起草活动通知");
        organiser.fill("文号", NOTICE_NUMBER);
        organiser.fill("起草说明", "沿用上年做法。");
        organiser.photograph("01-draft");
        organiser.completeTask();

        organiser.openTask("省总工会审批");
        organiser.choose("同意发布");
        organiser.completeTask();

        Visitor coOrganiser = visitors.atTasklist("hn-wx");
        coOrganiser.openTask("省委网信办审批");
        assertThat(coOrganiser.form()).containsText(NOTICE_NUMBER);
        coOrganiser.choose("同意发布");
        coOrganiser.photograph("02-approval");
        coOrganiser.completeTask();

        union = visitors.atTasklist("hn-edu");
        union.openTask("转发通知");
        union.fill("联系方式", "宣教部");
        union.photograph("03-forwarding");
        union.completeTask();

        Visitor reader = visitors.anybody();
        reader.page().navigate(platform.addresses().mails().toString());
        Locator mails = reader.page()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("hn-edu-001@union.example"));
        reader.reloadUntil(() -> mails.count() > 0);
        mails.first().getByRole(AriaRole.LINK).click();
        reader.photograph("04-mail");
        visitors.leave(organiser, coOrganiser, reader);
    }

    private void aUniversitySignsTheNoticeAndHandsInItsTable() {
        officer = visitors.atPortal("hn-edu-001");
        officer.button("签收").click();
        assertThat(officer.page().getByRole(AriaRole.STATUS)).containsText("已签收");
        officer.photograph("05-signed");

        platform.jumpTo(WHEN_TABLES_ARE_FILLED_IN);
        officer.page().setViewportSize(390, 844);
        officer.goHome();
        officer.link("填写推荐表").click();
        table = officer.page().url();
        Locator rows = officer.page().locator("[data-row]");
        while (rows.count() < NOMINEES.size()) {
            officer.button("增加一行").click();
        }
        for (int row = 1; row <= NOMINEES.size(); row++) {
            officer.fill("第 " + row + " 行 达人姓名", NOMINEES.get(row - 1));
            officer.fill("第 " + row + " 行 单位", "湘江理工大学");
            officer.fill("第 " + row + " 行 参赛平台", "抖音");
            officer.fill("第 " + row + " 行 账号昵称", "测试账号" + row);
            officer.fill("第 " + row + " 行 手机号", "1300000000" + row);
        }
        officer.fill("填表人姓名", "测试填表人");
        officer.fill("职务", "干事");
        officer.fill("联系方式", "0731-00000048");
        officer.photograph("06-table-390");
        officer.button("报送").click();
        assertThat(officer.page().locator(".page-head__state")).containsText("审核中");
        officer.photograph("07-handed-in-390");
        officer.page().setViewportSize(1280, 900);
        officer.photograph("07-handed-in-1280");
    }

    private void theUnionReturnsOneRow() {
        union.openTask("逐行审核推荐表");
        assertThat(union.choices("通过")).hasCount(NOMINEES.size());
        union.choices("通过").nth(0).click();
        union.choices("退回").nth(1).click();
        union.fill("退回原因", RETURN_REASON);
        union.choices("通过").nth(2).click();
        union.photograph("08-review");
        union.completeTask();
    }

    private void theUniversityMendsTheRowAndTheUnionAccepts() {
        officer.page().navigate(table);
        officer.reloadUntil(() -> officer.page().locator(".table__row--wrong").count() == 1);
        Locator wrong = officer.page().locator(".table__row--wrong");
        assertThat(wrong).containsText(RETURN_REASON);
        officer.photograph("09-returned");
        officer.fill("第 2 行 账号昵称", "测试账号二");
        officer.button("报送").click();
        assertThat(officer.page().locator(".page-head__state")).containsText("审核中");

        union.openTask("逐行审核推荐表");
        assertThat(union.choices("通过")).hasCount(1);
        union.choose("通过");
        union.photograph("10-second-review");
        union.completeTask();

        officer.reloadUntil(
                () -> officer.page().locator(".page-head__state").textContent().contains("已通过"));
        officer.photograph("11-accepted");
    }

    private void theUnionConsolidatesAndForwards() {
        platform.jumpTo(AFTER_THE_DEADLINE_OF_THE_UNIVERSITIES);

        union.openTask("汇总下级材料");
        assertThat(union.choices("纳入")).hasCount(NOMINEES.size());
        union.choices("纳入").all().forEach(Locator::click);
        union.photograph("12-consolidation");
        union.completeTask();

        union.openTask("报送上级");
        union.choose("确认报送");
        union.photograph("13-forwarding");
        union.completeTask();
    }

    private void theManagerSeesTheUnionsTableInReview() {
        Visitor manager = visitors.atPortal("hn-manager");
        Page page = manager.page();
        page.navigate(platform.addresses().portal() + "/dashboard");
        Locator inReview = page.locator("#nomination-review .tile__value");
        manager.reloadUntil(() -> inReview.textContent().equals("1"));
        assertThat(page.locator("[data-container-id='Task_ReviewNominations'] .step--on-diagram b"))
                .hasText("1");
        Locator branch =
                page.locator(".branch").filter(new Locator.FilterOptions().setHas(page.locator("#unit-hn-edu")));
        assertThat(branch.locator("> .unit__own")).containsText("审核中");
        page.locator("#unit-hn-edu summary").click();
        assertThat(branch.locator(".unit--leaf").first()).containsText("已通过");
        manager.photograph("14-dashboard-1280");
        page.setViewportSize(1920, 1080);
        manager.photograph("14-dashboard-1920");

        inReview.click();
        assertThat(page.locator("#total")).hasAttribute("data-total", "1");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("省教育工会");
        manager.photograph("15-rows");
        assertThat(platform.now()).isAfter(AFTER_THE_DEADLINE_OF_THE_UNIVERSITIES);
    }

    private void aWorkerEntersAReadingAndTheUnionAcceptsIt() throws IOException {
        WorkersEntry entry = new WorkersEntry(visitors, platform.addresses());
        entry.signUp();
        entry.begin();
        entry.uploadAcrossABreak();
        entry.replaceTheVideoAndHandIn();
        entry.theUnionAccepts(union);
        entry.bothSeeThatItWasAccepted(union);
    }
}
