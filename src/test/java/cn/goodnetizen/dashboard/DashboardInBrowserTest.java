package cn.goodnetizen.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportState;
import cn.goodnetizen.reporting.ReportsInTests;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the manager's page does in a real browser, under the portal's own content security policy. */
@PortalTest
class DashboardInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @LocalServerPort
    private int port;

    @Autowired
    private Standing standing;

    @Autowired
    private Standings standings;

    @Autowired
    private ReportsInTests reports;

    private PortalVisits visits;
    private long campaign;

    @BeforeEach
    void standingOfTheEighthOfNovember() {
        visits = new PortalVisits(port, "dashboard");
        campaign = standing.campaignId();
    }

    @AfterEach
    void leave() {
        visits.end();
    }

    @Test
    void everybodyCanReadItAtEveryWidth() {
        Page page = manager();

        visits.look(page, "page", PortalVisits.PHONE, PortalVisits.DESK, PortalVisits.WALL);
        page.locator("#process")
                .screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve("dashboard-process.png")));
        page.navigate(visits.url("/dashboard/reports?kind=summary&late=true"));
        visits.look(page, "reports");
    }

    @Test
    void theDiagramCarriesTheNumbersAndOpensTheRows() {
        Page page = manager();
        List<StepCount> steps = standings.steps(campaign, ReportKind.NOMINATION, standings.scopeOf("hn"));

        assertThat(page.locator(".step--on-diagram")).hasCount(steps.size());
        assertThat(page.locator("#steps a")).hasCount(steps.size());
        for (StepCount step : steps) {
            assertThat(page.locator("[data-container-id='" + step.elementId() + "'] .step--on-diagram b"))
                    .hasText(String.valueOf(step.count()));
        }
        assertThat(page.locator(".bjs-powered-by")).isVisible();

        page.locator("[data-element-id='Task_ReviewNominations'] .djs-hit")
                .first()
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("#total")).hasAttribute("data-total", countAt(steps, "Task_ReviewNominations"));
    }

    private static String countAt(List<StepCount> steps, String element) {
        return steps.stream()
                .filter(step -> step.elementId().equals(element))
                .map(step -> String.valueOf(step.count()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNumbersFollowWhatHappensWithoutReload() {
        Page page = manager();
        Locator missing = page.locator("#summary-missing .tile__value");
        int before = Integer.parseInt(missing.textContent());
        page.evaluate("window.notReloaded = true");

        String waiting = standings.reports(campaign, ReportKind.SUMMARY, standings.scopeOf("hn")).stream()
                .filter(report -> report.state() == ReportState.WAITING)
                .map(ReportInfo::unitCode)
                .findFirst()
                .orElseThrow();
        reports.recordMissing(campaign, ReportKind.SUMMARY, waiting);

        assertThat(missing)
                .hasText(
                        String.valueOf(before + 1),
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(15_000));
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }

    private Page manager() {
        Page page = visits.signIn("hn-manager");
        page.setViewportSize(PortalVisits.DESK, 900);
        page.navigate(visits.url("/dashboard?kind=nomination"));
        assertThat(page.locator(".process--drawn")).isVisible();
        assertThat(page.locator(".step--on-diagram").first()).isVisible();
        return page;
    }
}
