package cn.goodnetizen.browser;

import cn.goodnetizen.local.LocalPlatform;
import cn.goodnetizen.local.LocalPlatform.Addresses;
import cn.goodnetizen.local.TestParts;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One Chromium and those who sit before it, each with cookies of their own. */
final class Visitors implements AutoCloseable {

    /** Tasklist learns of a task some seconds after the engine, more when everything shares two cores. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Addresses addresses;
    private final List<Visitor> present = new ArrayList<>();

    Visitors(Addresses addresses) {
        this.addresses = addresses;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    /** Signed in to the portal, on the page of the own duties. */
    Visitor atPortal(String username) {
        Visitor visitor = enter(username);
        visitor.signIn(username, LocalPlatform.DEMO_PASSWORD);
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
        BrowserContext context = TestParts.browser()
                .newContext(new Browser.NewContextOptions()
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
        leave(present.toArray(Visitor[]::new));
    }
}
