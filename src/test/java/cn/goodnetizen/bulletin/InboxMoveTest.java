package cn.goodnetizen.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.organization.UnitClosing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** News in the inbox of a unit that ends finds somebody else who receives it. */
@PortalTest
class InboxMoveTest {

    private static final AccountPrincipal EDUCATION =
            AccountPrincipal.of("hn-edu", "湖南省教育工会 经办人", "hn-edu", Role.OFFICER);

    @Autowired
    private MockMvc portal;

    @Autowired
    private BulletinSeasonInTests season;

    @Autowired
    private OrganizationSnapshot snapshot;

    @Autowired
    private Closings closings;

    @Autowired
    private NewsHandling handling;

    @Autowired
    private StoredNews news;

    @Autowired
    private NewsArrivals arrivals;

    @BeforeEach
    void beginSeason() {
        season.begin();
        snapshot.take();
    }

    @AfterEach
    void putBack() {
        snapshot.restore(season.campaigns()::clear);
    }

    @Test
    void newsThatWaitsAtAUnitThatMergesIsReceivedByTheOneThatTakesOver() throws Exception {
        long received = season.sent("hn-szjg-001", "看过的", "2023-05-18");
        handling.receive(received, "hn-szjg");
        long waiting = season.sent("hn-szjg-001", "诵读活动", "2023-05-18");
        UnitClosing merger = closings.plan("hn-szjg", "hn-edu", null);

        assertThat(closings.consequencesOf(merger)).contains("收件箱里未接收的活动信息 1 条，转到“湖南省教育工会”的收件箱。");
        closings.close(merger, "hn");

        awaitInbox(waiting, "hn-edu");
        awaitInbox(received, "hn-szjg");
        portal.perform(get("/bulletin/inbox").with(user(EDUCATION)))
                .andExpect(content().string(containsString("诵读活动")));
        portal.perform(post("/bulletin/news/{id}/receive", waiting).with(csrf()).with(user(EDUCATION)))
                .andExpect(status().is3xxRedirection());
        assertThat(news.findById(waiting).orElseThrow().state()).isEqualTo(NewsState.RECEIVED);
    }

    @Test
    void newsThatWaitsAtADissolvedUnitGoesWhereItsSubordinatesGo() {
        long waiting = season.sent("hn-szjg-001", "诵读活动", "2023-05-18");

        closings.close(closings.plan("hn-szjg", null, "hn-edu"), "hn");

        awaitInbox(waiting, "hn-edu");
    }

    @Test
    void newsThatWaitsAtADissolvedUnitWithoutSubordinatesGoesToItsSuperior() {
        long waiting = season.sent("hn-szjg-001", "诵读活动", "2023-05-18");
        closings.close(closings.plan("hn-szjg-001", null, null), "hn");
        closings.close(closings.plan("hn-szjg-002", null, null), "hn");

        closings.close(closings.plan("hn-szjg", null, null), "hn");

        awaitInbox(waiting, "hn");
    }

    private void awaitInbox(long newsId, String unitCode) {
        await().untilAsserted(() -> assertThat(arrivals.findByNewsIdOrderById(newsId))
                .extracting(NewsArrival::unitCode)
                .containsExactly(unitCode));
    }
}
