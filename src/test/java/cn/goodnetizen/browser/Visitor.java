package cn.goodnetizen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.goodnetizen.local.LocalPlatform.Addresses;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Somebody before the portal or Tasklist, doing there what a person does. */
record Visitor(String name, Page page, Addresses addresses) {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve("journey-" + name + ".png")));
    }

    /** Signs in to the portal; Tasklist stays open in the same browser. */
    void signIn(String username, String password) {
        page.navigate(addresses.portal() + "/login");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("form[action='/login'] button");
        page.waitForURL(url -> !url.contains("/login"));
    }

    void goHome() {
        page.navigate(addresses.portal() + "/");
    }

    /** The first button whose text begins so; what a symbol adds before it does not count. */
    Locator button(String text) {
        return page.locator("button:visible:not(.visually-hidden)")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
    }

    Locator link(String text) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text))
                .first();
    }

    void fill(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill(value);
    }

    /** Reads the page again until it shows what other parts were still working on. */
    void reloadUntil(BooleanSupplier shown) {
        page.waitForCondition(
                () -> {
                    if (shown.getAsBoolean()) {
                        return true;
                    }
                    page.reload();
                    return false;
                },
                new Page.WaitForConditionOptions().setTimeout(Visitors.PATIENCE.toMillis()));
    }

    /** Waits in Tasklist for an own task of this name and opens it with its form. */
    void openTask(String task) {
        page.navigate(addresses.tasklist() + "?filter=assigned-to-me");
        Locator entry = page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(task));
        filledIn(() -> entry.first().click());
        page.waitForCondition(
                this::formAppears, new Page.WaitForConditionOptions().setTimeout(Visitors.PATIENCE.toMillis()));
    }

    /**
     * Tasklist draws a form first and puts the task's variables in when they have come, over what somebody quick has
     * typed by then.
     */
    private void filledIn(Runnable opening) {
        page.waitForResponse(
                response -> response.url().endsWith("/variables/search"),
                new Page.WaitForResponseOptions().setTimeout(Visitors.PATIENCE.toMillis()),
                opening);
        page.evaluate("() => new Promise(done => requestIdleCallback(done))");
    }

    /** Tasklist remembers that a form is missing when it learnt of the task before it learnt of the form. */
    private boolean formAppears() {
        try {
            form().waitFor(new Locator.WaitForOptions().setTimeout(4_000));
            return true;
        } catch (TimeoutError e) {
            filledIn(page::reload);
            return false;
        }
    }

    /** The Chinese form of the open task. */
    Locator form() {
        return page.locator(".fjs-form");
    }

    void choose(String choice) {
        choices(choice).click();
    }

    /** The choices with this text, one per row in a list. Tasklist draws them itself over hidden radio buttons. */
    Locator choices(String choice) {
        return form().getByText(choice, new Locator.GetByTextOptions().setExact(true));
    }

    void completeTask() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete Task"))
                .click();
        assertThat(form()).isHidden();
    }
}
