package cn.goodnetizen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.TestParts;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * People before the portal of a test, in Chromium, each in a browser of their own that is as wide as a phone. What is
 * wrong with what they see is gathered: a page wider than its screen, a barrier that axe finds, a script's error, an
 * infringement of the content security policy.
 */
public final class PortalVisits {

    public static final int PHONE = 390;
    public static final int DESK = 1280;
    public static final int WALL = 1920;

    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final String PASSWORD = "demo-2023";

    private final String address;
    private final String name;
    private final List<Page> open = new ArrayList<>();
    private final Set<String> findings = new LinkedHashSet<>();

    /**
     * @param port the portal's
     * @param name with which the names of all pictures begin
     */
    public PortalVisits(int port, String name) {
        this.address = "http://localhost:" + port;
        this.name = name;
    }

    public String url(String path) {
        return address + path;
    }

    /** Somebody who has not signed in, before an empty page. */
    public Page anybody() {
        Page page = TestParts.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(PHONE, height(PHONE)))
                .newPage();
        page.onPageError(error -> findings.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                findings.add(page.url() + ": " + message.text());
            }
        });
        open.add(page);
        return page;
    }

    /** Somebody who has signed in with the demo password. */
    public Page signIn(String username) {
        return signIn(username, PASSWORD);
    }

    public Page signIn(String username, String password) {
        Page page = anybody();
        signIn(page, username, password);
        page.waitForURL(url("/"));
        return page;
    }

    /** Fills in the form for signing in and sends it, wherever that leads. */
    public void signIn(Page page, String username, String password) {
        page.navigate(url("/login"));
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("form[action='/login'] button");
    }

    /** Looks at the page as it stands, on a phone and on a desk. */
    public void look(Page page, String what) {
        look(page, what, PHONE, DESK);
    }

    /**
     * Looks at the page as it stands at each of these widths in px; pictures lie in {@code target/screenshots}. A wall shows
     * what a desk shows: axe looks at that once.
     */
    public void look(Page page, String what, int... widths) {
        ViewportSize before = page.viewportSize();
        for (int width : widths) {
            page.setViewportSize(width, height(width));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SCREENSHOTS.resolve(name + "-" + what + "-" + width + ".png")));
            int overflow = (int) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if (overflow > 0) {
                findings.add("%s at %d px: %d px too wide".formatted(what, width, overflow));
            }
            if (width != WALL) {
                barriers(page, what + " at " + width + " px");
            }
        }
        page.setViewportSize(before.width, before.height);
    }

    private void barriers(Page page, String what) {
        // Our pages hold no frames from elsewhere: what finds its way through those costs a second a page.
        new AxeBuilder(page)
                .setLegacyMode(true)
                // A diagram's labels are drawn over its lines; the same numbers stand beside it as a list.
                .exclude(List.of("#canvas"))
                .analyze()
                .getViolations()
                .forEach(violation -> findings.add(what + ": " + violation.getHelp() + " "
                        + violation.getNodes().getFirst().getHtml()));
    }

    private static int height(int width) {
        return width == PHONE ? 844 : 900;
    }

    /** Closes all their browsers; fails when anything was wrong with what they saw. */
    public void end() {
        open.forEach(page -> page.context().close());
        assertThat(findings).isEmpty();
    }
}
