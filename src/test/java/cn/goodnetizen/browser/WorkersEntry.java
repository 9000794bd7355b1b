package cn.goodnetizen.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.LocalPlatform;
import cn.goodnetizen.local.LocalPlatform.Addresses;
import cn.goodnetizen.media.TestMedia;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a worker enters a reading: from the sign-up to the first review by the union above, in Tasklist. */
final class WorkersEntry {

    private static final String NAME = "欧阳测试";
    private static final String PHONE = "13000000012";
    private static final String MAIL = "ouyang.test@union.example";
    private static final String PASSWORD = "湘江边的老樟树 1998";
    private static final String TITLE = "把青春献给劳动";
    private static final Pattern CODE = Pattern.compile("^(\\d{8})\\s*$", Pattern.MULTILINE);

    private final Visitors visitors;
    private final Addresses addresses;
    private final Visitor worker;
    private final AtomicBoolean broken = new AtomicBoolean();

    WorkersEntry(Visitors visitors, Addresses addresses) {
        this.visitors = visitors;
        this.addresses = addresses;
        this.worker = visitors.anybody();
    }

    void signUp() {
        Page page = worker.page();
        page.navigate(addresses.portal() + "/join");
        page.fill("#name", NAME);
        page.fill("#unit", "湘江理工大学工会");
        page.fill("#phone", PHONE);
        page.fill("#mail", MAIL);
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.check("#consent");
        worker.button("注册").click();
        page.waitForURL(Pattern.compile(".*/join/[0-9a-f]{32}"));
        page.fill("#code", codeFromTheMail());
        worker.button("确定").click();
        assertThat(page.locator(".flash--success")).containsText("注册完成");
        worker.signIn(MAIL, PASSWORD);
    }

    private String codeFromTheMail() {
        Visitor reader = visitors.anybody();
        reader.page().navigate(addresses.mails().toString());
        Locator mail = reader.page()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(MAIL))
                .getByRole(AriaRole.LINK);
        reader.reloadUntil(() -> mail.count() > 0);
        mail.click();
        Matcher code = CODE.matcher(reader.page().locator("pre").textContent());
        assertThat(code.find()).isTrue();
        visitors.leave(reader);
        return code.group(1);
    }

    void begin() {
        Page page = worker.page();
        page.click("text=报名和查看作品");
        page.locator("section.card:has-text('全省职工诵读') button").click();
        page.waitForURL(Pattern.compile(".*/my/entries/\\d+"));
        page.getByLabel("个人", new Page.GetByLabelOptions().setExact(true)).check();
        page.fill("#title", TITLE);
        page.locator("#theme").getByText("经典传诵").click();
        page.getByLabel("原创作品", new Page.GetByLabelOptions().setExact(true)).check();
        for (Locator term : page.locator("input[name=terms]").all()) {
            term.check();
        }
    }

    /** The connection breaks in the middle of the video; what has arrived by then does not travel again. */
    void uploadAcrossABreak() throws IOException {
        byte[] video = Files.readAllBytes(TestMedia.ordinary("journey-small.mp4", "640x360", 2));
        Page page = worker.page();
        page.route(Pattern.compile(".*/uploads/.+"), route -> {
            if (route.request().method().equals("PATCH") && broken.compareAndSet(false, true)) {
                sendHalf(route.request(), video);
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        Response wentOn = page.waitForResponse(
                response -> response.request().method().equals("HEAD") && response.ok(),
                () -> page.setInputFiles("#contestFile", new FilePayload("journey-small.mp4", "video/mp4", video)));
        assertThat(wentOn.headerValue("upload-offset")).isEqualTo(String.valueOf(video.length / 2));
        assertThat(page.locator("#file-contest")).containsText("分辨率 640×360，低于 1920×1080。");
        worker.photograph("16-too-small");
    }

    /** Sends what the browser would, stops half way, and waits until the portal has noticed. */
    private void sendHalf(Request request, byte[] video) {
        URI to = URI.create(request.url());
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("host", to.getAuthority());
        headers.put("content-length", String.valueOf(video.length));
        headers.put(
                "cookie",
                worker.page().context().cookies(request.url()).stream()
                        .map(cookie -> cookie.name + "=" + cookie.value)
                        .collect(Collectors.joining("; ")));
        StringBuilder head = new StringBuilder("PATCH " + to.getRawPath() + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        try (Socket connection = new Socket(to.getHost(), to.getPort())) {
            OutputStream out = connection.getOutputStream();
            out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(video, 0, video.length / 2);
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replaceTheVideoAndHandIn() {
        Page page = worker.page();
        page.setInputFiles("#contestFile", TestMedia.ordinary("journey-right.mp4", "1920x1080", 1));
        assertThat(page.locator("#file-contest")).containsText("检测通过");
        worker.button("预览并提交").click();
        page.waitForURL(Pattern.compile(".*/preview"));
        worker.photograph("17-preview");
        worker.button("确认提交").click();
        assertThat(page.locator(".flash--success")).containsText("已提交");
    }

    /** The union reviews in Tasklist, signed in to the portal in the same browser: from there come the pictures. */
    void theUnionAccepts(Visitor union) {
        union.signIn(union.name(), LocalPlatform.DEMO_PASSWORD);
        union.openTask("初审作品");
        Locator form = union.form();
        assertThat(form).containsText(TITLE);
        assertThat(form).containsText("欧***");
        assertThat(form).not().containsText(NAME);
        assertThat(form).containsText("申报为原创");
        assertThat(form).containsText("符合规格");
        Locator picture = form.getByAltText("视频画面");
        union.page().waitForCondition(() -> (int) picture.evaluate("image => image.naturalWidth") > 0);
        union.photograph("18-first-review");
        Locator checks = form.locator("input[type=checkbox]");
        assertThat(checks).hasCount(7);
        checks.all().forEach(check -> check.check(new Locator.CheckOptions().setForce(true)));
        union.choose("通过");
        union.photograph("19-first-review-done");
        union.completeTask();
    }

    void bothSeeThatItWasAccepted(Visitor union) {
        worker.reloadUntil(() -> state(worker).equals("已通过初审"));
        assertThat(worker.page().locator(".next__what")).containsText("已通过初审，进入评审");
        worker.photograph("20-accepted");

        Page office = union.page();
        office.navigate(addresses.portal() + "/entries");
        assertThat(office.locator("tbody tr")).containsText(new String[] {TITLE});
        assertThat(office.locator("tbody tr")).containsText("已通过初审");
        union.photograph("21-entries");
    }

    private static String state(Visitor visitor) {
        return visitor.page().locator(".page-head__state").textContent().strip();
    }
}
