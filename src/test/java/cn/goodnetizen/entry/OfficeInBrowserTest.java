package cn.goodnetizen.entry;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.process.CampaignFixture;
import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Works as a reviewer and an organiser go through them: the queue, one work, two side by side. */
@PortalTest
class OfficeInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private PortalClock clock;

    @Autowired
    private EntriesInTests works;

    @Autowired
    private FirstReview review;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void aReviewerComparesANearCopyAndAnOrganiserHoldsItBack() {
        campaigns.clear();
        campaigns.publishedCampaign();
        clock.set("2023-10-08T09:00:00+08:00");
        inReview(1, "film.mp4", "1920x1080");
        long copy = inReview(2, "film-copy.mp4", "1280x720", "-vf", "hflip", "-b:v", "900k");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM work_likenesses", Long.class))
                        .isEqualTo(2));

        PortalVisits reviewer = new PortalVisits(port, "office");
        Page page = reviewer.signIn("hn-edu");
        page.navigate(reviewer.url("/entries?view=QUEUE"));
        reviewer.look(page, "queue");
        page.navigate(reviewer.url("/entries/" + copy));
        reviewer.look(page, "work", PortalVisits.PHONE, PortalVisits.DESK, PortalVisits.WALL);
        page.locator("a[href*='/compare/']").click();
        page.waitForURL("**/compare/*");
        page.locator("[data-seek]").first().click();
        assertThat(page.locator("video[data-side=other]")).hasJSProperty("muted", true);
        reviewer.look(page, "compare");
        reviewer.end();

        PortalVisits organiser = new PortalVisits(port, "office-organiser");
        page = organiser.signIn("hn");
        page.navigate(organiser.url("/entries/" + copy));
        page.locator("summary:has-text('停止公开展示')").click();
        page.fill("#visibility-reason", "出镜人员投诉");
        page.click("button:has-text('停止展示')");
        assertThat(page.locator(".flash--warning")).containsText("出镜人员投诉");
        organiser.look(page, "held-back");
        organiser.end();
    }

    private long inReview(int number, String film, String size, String... further) {
        ParticipantPrincipal entrant = works.participant(number, "hn-edu-001");
        long id = works.recitation(entrant, EntriesInTests.film(film, size, further));
        works.handIn(id, entrant);
        review.assign(id);
        return id;
    }
}
