package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.process.CampaignFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PortalTest
class CampaignPagesTest {

    @Autowired
    private MockMvc portal;

    @Autowired
    private CampaignFixture fixture;

    @Autowired
    private IssuedCampaign issuing;

    @Autowired
    private NoticeDispatch notices;

    @Autowired
    private CampaignPlanning planning;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private PortalClock clock;

    private Issued issued;

    @BeforeEach
    void issue() {
        fixture.clear();
        clock.set("2023-04-04T09:00:00+08:00");
        issued = issuing.publish();
        issuing.forward(issued, "hn", null, null, null);
    }

    @Test
    void aNoticeIsReadByThoseItWasSentToAndByTheOrganisers() throws Exception {
        show("hn-edu", Role.OFFICER).andExpect(status().isOk());
        show("hn", Role.MANAGER).andExpect(status().isOk());
        show("hn-edu-001", Role.OFFICER).andExpect(status().isNotFound());
    }

    @Test
    void aUnitSignsOnceAndAManagerDoesNot() throws Exception {
        sign("hn-edu", Role.MANAGER).andExpect(status().isForbidden());
        sign("hn-edu", Role.DEPUTY).andExpect(redirectedUrl("/notices/" + issued.noticeId()));
        sign("hn-edu-001", Role.OFFICER).andExpect(status().isNotFound());
        assertThat(notices.receivedBy("hn-edu", issued.noticeId()).orElseThrow().receivedAt())
                .isEqualTo(clock.instant());
    }

    @Test
    void theNoticeIsDownloadedAsAWordFile() throws Exception {
        portal.perform(get("/notices/{id}/notice.docx", issued.noticeId()).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
    }

    @Test
    void aSupplementaryNoticeIsIssuedByTheLeadingOrganiserOnly() throws Exception {
        supplement("hn-wx", Role.ORGANISER, "补〔2023〕1号").andExpect(status().isNotFound());
        supplement("hn", Role.DEPUTY, "补〔2023〕1号").andExpect(status().isNotFound());
        supplement("hn", Role.ORGANISER, "湘工发〔2023〕〇号")
                .andExpect(content().string(containsString("文号“湘工发〔2023〕〇号”在本次活动中已经用过，请核对。")))
                .andExpect(content().string(containsString("关于延长征集时间的补充通知")));
        supplement("hn", Role.ORGANISER, "补〔2023〕1号").andExpect(redirectedUrlPattern("/notices/*"));
        assertThat(notices.issuedIn(issued.campaignId())).hasSize(2);
    }

    @Test
    void twoNoticesStandSideBySideForWhoeverMayReadBoth() throws Exception {
        long supplementary = planning.issueSupplementary(
                issued.campaignId(), "补〔2023〕1号", "关于延长征集时间的补充通知", "各单位：\n\n推荐表改为 2023 年 11 月 3 日前报送。");

        compare("hn", supplementary)
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("推荐表改为 2023 年 11 月 3 日前报送。")))
                .andExpect(content().string(containsString("推荐表报送截止（市州、产业）")))
                .andExpect(content().string(containsString("仅右侧有")));
        compare("hn-edu", supplementary).andExpect(status().isNotFound());
        compare("hn-edu", issued.noticeId()).andExpect(content().string(containsString("本活动目前只有一份通知")));
    }

    private ResultActions compare(String unit, long right) throws Exception {
        return portal.perform(get("/notices/compare")
                .param("left", String.valueOf(issued.noticeId()))
                .param("right", String.valueOf(right))
                .with(user(account(unit, Role.MANAGER))));
    }

    @Test
    void whatTheNoticeLeavesOpenIsMarkedAndApprovalsAreTheOrganisersOwn() throws Exception {
        portal.perform(get("/campaigns/{id}", issued.campaignId()).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(content().string(containsString("title=\"本系统默认：")))
                .andExpect(content().string(containsString("59 个奖项，奖金 124,000 元")))
                .andExpect(content().string(not(containsString("请核对附件三的报送渠道"))));
        portal.perform(get("/campaigns/{id}", issued.campaignId()).with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("请核对附件三的报送渠道")));
    }

    @Test
    void aNewYearIsShownBeforeItIsPlannedAndUnitsBelowKeepWorkingInTheOld() throws Exception {
        portal.perform(get("/campaigns/{id}/copy?year=2024", issued.campaignId())
                        .with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("2024-10-31")));
        assertThat(campaigns.all()).hasSize(1);

        portal.perform(post("/campaigns/{id}/copy", issued.campaignId())
                        .param("year", "2024")
                        .with(csrf())
                        .with(user(account("hn", Role.ORGANISER))))
                .andExpect(redirectedUrlPattern("/campaigns/*"));

        assertThat(campaigns.all()).hasSize(2);
        assertThat(campaigns.running().orElseThrow().id()).isEqualTo(issued.campaignId());
        long next = campaigns.current().orElseThrow().id();
        portal.perform(get("/campaigns/{id}", next).with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(status().isNotFound());
    }

    @Test
    void aYearWithoutAnnouncedHolidaysIsRefusedInWords() throws Exception {
        portal.perform(get("/campaigns/{id}/copy?year=2031", issued.campaignId())
                        .with(user(account("hn", Role.ORGANISER))))
                .andExpect(content().string(containsString("2031 年的放假安排尚未收录")));
    }

    private ResultActions show(String unit, Role role) throws Exception {
        return portal.perform(get("/notices/{id}", issued.noticeId()).with(user(account(unit, role))));
    }

    private ResultActions sign(String unit, Role role) throws Exception {
        return portal.perform(
                post("/notices/{id}/receipt", issued.noticeId()).with(csrf()).with(user(account(unit, role))));
    }

    private ResultActions supplement(String unit, Role role, String number) throws Exception {
        return portal.perform(post("/campaigns/{id}/supplementary-notice", issued.campaignId())
                .param("title", "关于延长征集时间的补充通知")
                .param("number", number)
                .param("body", "各单位：\n\n征集时间不变。")
                .with(csrf())
                .with(user(account(unit, role))));
    }

    private static AccountPrincipal account(String unit, Role role) {
        return AccountPrincipal.of(unit + "-" + role, "测试单位 " + role.title(), unit, role);
    }
}
