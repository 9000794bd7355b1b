package cn.goodnetizen.reporting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.campaign.IssuedCampaign.Issued;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.local.PortalTest;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** A unit puts its summary together in a real browser, and its superior takes it home, on a phone and on a desk. */
@PortalTest
class SummaryJourneyTest {

    @LocalServerPort
    private int port;

    @Autowired
    private PortalReports reports;

    private PortalVisits visits;

    @BeforeEach
    void open() {
        visits = new PortalVisits(port, "summary");
    }

    @AfterEach
    void leave() {
        visits.end();
    }

    @Test
    void aSummaryIsPutTogetherFromTextPicturesAndVideosAndGoesUp() throws IOException {
        Issued issued = reports.begin();
        long summary = reports.report(issued, ReportKind.SUMMARY, "hn-edu-001");
        Path folder = Files.createTempDirectory("works");
        Path video = folder.resolve("匠心.mp4");
        Files.write(video, video(24 << 20));

        Page page = visits.signIn("hn-edu-001");
        try {
            setDefaultAssertionTimeout(30_000);
            page.navigate(visits.url("/reports/" + summary));
            assertThat(page.locator("[data-item=text]")).not().hasClass(done());
            visits.look(page, "empty");

            // The text counts while it is typed.
            page.fill("#summaryText", "我校工会按通知要求组织了三场诵读、两期短视频培训，征集作品 26 件。\n\n职工参与面广，反响良好。");
            assertThat(page.locator("[data-item=text]")).hasClass(done());

            // Two files at once; the large one is held in the middle, so that its progress can be seen.
            AtomicBoolean held = new AtomicBoolean(true);
            List<Route> stopped = new ArrayList<>();
            page.route("**/uploads/*", route -> {
                boolean later = route.request().method().equals("PATCH")
                        && !"0".equals(route.request().headers().get("upload-offset"));
                if (later && held.get()) {
                    stopped.add(route);
                } else {
                    route.resume();
                }
            });
            Path photo = folder.resolve("诵读现场.png");
            Files.write(photo, photo());
            page.setInputFiles("#upload", new Path[] {photo, video});
            Locator large = page.locator(".upload__file", new Page.LocatorOptions().setHasText("匠心"));
            assertThat(large).containsText("16.0 / 24.0 MB（66%）");
            assertThat(large).containsText("MB/秒");
            assertThat(page.locator("[data-item=pictures]")).hasClass(done());
            visits.look(page, "uploading");

            large.getByText("暂停").click();
            assertThat(large).containsText("已暂停 · 16.0 / 24.0 MB");
            held.set(false);

            // The page is left and comes back: the rest goes on from where it was.
            page.onDialog(dialog -> dialog.accept());
            page.reload();
            Locator half = page.locator(".upload__file--half");
            assertThat(half).containsText("未传完：16.0 / 24.0 MB");
            visits.look(page, "half");
            page.fill("#summaryText", "我校工会按通知要求组织了三场诵读、两期短视频培训，征集作品 26 件。\n\n职工参与面广，反响良好。");
            page.setInputFiles("#upload", video);
            assertThat(page.locator("[data-item=videos]")).hasClass(done());
            assertThat(page.locator(".upload__file")).hasCount(0);

            page.setInputFiles("#upload", new FilePayload[] {
                new FilePayload("说明.html", "text/html", "<html><body>页面".getBytes(StandardCharsets.UTF_8)),
                new FilePayload("校报报道.pdf", "application/pdf", "%PDF-1.4\n".getBytes(StandardCharsets.UTF_8))
            });
            assertThat(page.locator(".upload__file--wrong")).containsText("文件“说明.html”的内容类型为 text/html，可接受：PDF、");
            assertThat(page.locator("[data-item=publicity]")).hasClass(done());
            visits.look(page, "refused");
            page.getByText("知道了").click();

            // 短视频大赛 stands in the name.
            Locator film = page.locator(".material", new Page.LocatorOptions().setHasText("匠心"));
            film.locator("input[type=checkbox]").check();
            assertThat(film.locator(".material__name")).containsText("【短视频大赛】匠心");
            assertThat(page.locator("[data-item=contest]")).hasClass(done());
            film.locator("button[title=上移]").click();
            assertThat(page.locator(".material").first()).containsText("匠心");

            // A file goes; what is typed and not saved stays.
            Locator press = page.locator(".material", new Page.LocatorOptions().setHasText("校报报道"));
            press.getByText("移除").click();
            page.locator("dialog")
                    .getByText("移除", new Locator.GetByTextOptions().setExact(true))
                    .last()
                    .click();
            assertThat(page.locator(".material")).hasCount(2);
            assertThat(page.locator("[data-item=publicity]")).not().hasClass(done());
            assertThat(page.locator("#summaryText")).hasValue(Pattern.compile("反响良好。"));
            assertThat(page.locator(".material__picture img").last()).hasJSProperty("complete", true);
            visits.look(page, "ready");

            page.fill("#filledBy", "测试甲");
            page.fill("#filledByContact", "0731-00000048");
            page.locator("button[value='hand-in']").click();
            assertThat(page.locator(".flash--success")).containsText("已报送上级");
            visits.look(page, "handed-in");
        } finally {
            setDefaultAssertionTimeout(5_000);
            FileSystemUtils.deleteRecursively(folder);
        }

        Page superior = visits.signIn("hn-edu");
        superior.navigate(visits.url("/children?kind=summary"));
        visits.look(superior, "children");
        superior.navigate(visits.url("/reports/" + summary));
        assertThat(superior.locator(".mark--contest")).hasText("短视频大赛");
        visits.look(superior, "superior");
        Download download = superior.waitForDownload(
                () -> superior.getByText("下载全部（.zip，含清单）").click());
        assertThat(download.suggestedFilename()).isEqualTo("湘江理工大学工会活动总结.zip");
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "清单.xlsx", "SHA256SUMS.txt", "湘江理工大学工会活动总结.docx", "视频/【短视频大赛】匠心.mp4", "图片/诵读现场.png");
        }
    }

    private static Pattern done() {
        return Pattern.compile(".*checklist__item--done.*");
    }

    /** An MP4 by its first box, noise behind. */
    private static byte[] video(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        byte[] head = "\0\0\0\030ftypisom\0\0\002\0isommp41".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, content, 0, head.length);
        return content;
    }

    private static byte[] photo() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xF3DCA6), 640, 480, new Color(0xA8121F)));
        pen.fillRect(0, 0, 640, 480);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
