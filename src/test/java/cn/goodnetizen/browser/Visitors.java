package cn.goodnetizen.browser;

import cn.goodnetizen.local.LocalPlatform;
import cn.goodnetizen.local.LocalPlatform.Addresses;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One Chromium and those who sit before it, each with cookies of their own. */
final class Visitors implements AutoCloseable {

    /** Tasklist learns of a task some seconds after the engine, more when everything shares two cores. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Addresses addresses;
    private final Playwright playwright;
    private final Browser browser;
    private final List<Visitor> present = new ArrayList<>();

    Visitors(Addresses addresses) {
        this.addresses = addresses;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Signed in to the portal, on the page of the own duties. */
    Visitor atPortal(String username) {
        Visitor visitor = enter(username);
        Page page = visitor.page();
        page.navigate(addresses.portal() + "/login");
        page.fill("#username", username);
        page.fill("#password", LocalPlatform.DEMO_PASSWORD);
        page.click("form[action='/login'] button");
        page.waitForURL(addresses.portal() + "/");
        return visitor;
    }

    /** Signed in to Tasklist. */
    Visitor atTasklist(String username) {
        Visitor visitor = enter(username);
        Page page = visitor.page();
        page.navigate(addresses.tasklist().toString());
        page.fill("input[name='username']", username);
        page.fill("input[name='password']", LocalPlatform.DEMO_PASSWORD);
        page.click("button[type='submit']");
        page.waitForURL(url -> !url.contains("login"));
        return visitor;
    }

    /** Signed in nowhere. */
    Visitor anybody() {
        return enter("anybody");
    }

    void leave(Visitor... visitors) {
        for (Visitor visitor : visitors) {
            present.remove(visitor);
            visitor.page().context().close();
        }
    }

    List<Visitor> present() {
        return List.copyOf(present);
    }

    private Visitor enter(String name) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1280, 900));
        context.setDefaultTimeout(PATIENCE.toMillis());
        Visitor visitor = new Visitor(name, context.newPage(), addresses);
        present.add(visitor);
        return visitor;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
