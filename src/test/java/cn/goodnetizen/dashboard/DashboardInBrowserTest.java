package cn.goodnetizen.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.TestParts;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportState;
import cn.goodnetizen.reporting.ReportsInTests;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the manager's page does in a real browser, under the portal's own content security policy. */
@PortalTest
class DashboardInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @LocalServerPort
    private int port;

    @Value("${good-netizen.accounts.demo-password}")
    private String password;

    @Autowired
    private Standing standing;

    @Autowired
    private Standings standings;

    @Autowired
    private ReportsInTests reports;

    private final List<String> complaints = new ArrayList<>();
    private long campaign;

    @BeforeEach
    void standingOfTheEighthOfNovember() {
        campaign = standing.campaignId();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280, 1920})
    void thePageFitsEveryWidthAndBreaksNoPolicy(int width) {
        Page page = managerAt(width);

        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("dashboard-" + width + ".png")));
        page.locator("#process")
                .screenshot(new Locator.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve("dashboard-process-" + width + ".png")));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @Test
    void theDiagramCarriesTheNumbersAndOpensTheRows() {
        Page page = managerAt(1280);
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
        page.context().close();
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
        Page page = managerAt(1280);
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
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dashboard", "/dashboard/reports?kind=summary&late=true"})
    void everybodyCanReadIt(String path) {
        Page page = managerAt(1280);
        page.navigate(address(path));
        page.waitForLoadState();

        var found = new AxeBuilder(page).exclude(List.of("#canvas")).analyze().getViolations();

        assertThat(found)
                .extracting(
                        rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
        page.context().close();
    }

    private Page managerAt(int width) {
        Page page = TestParts.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, width < 500 ? 844 : 900))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address("/login"));
        page.getByLabel("用户名").fill("hn-manager");
        page.getByLabel("密码").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        page.navigate(address("/dashboard?kind=nomination"));
        assertThat(page.locator(".process--drawn")).isVisible();
        assertThat(page.locator(".step--on-diagram").first()).isVisible();
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
