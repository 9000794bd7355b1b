package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.process.CampaignFixture;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The import as an organiser goes through it, on a phone and at a desk. */
@PortalTest
class AppExportInBrowserTest {

    @LocalServerPort
    private int port;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private PortalClock clock;

    @Autowired
    private Entries entries;

    @Test
    void anExportIsUploadedInPiecesShownAndImported() {
        campaigns.clear();
        campaigns.publishedCampaign();
        clock.set("2023-10-08T09:00:00+08:00");
        PortalVisits visits = new PortalVisits(port, "app-export");
        Page page = visits.signIn("hn");

        page.navigate(visits.url("/entries/import"));
        visits.look(page, "empty");
        page.setInputFiles("#upload", new FilePayload[] {
            file(
                    "导出.csv",
                    AppExportSamples.csv(
                            AppExportSamples.filed(1, "诗.mp4"),
                            AppExportSamples.filed(2, "没有.mp4"),
                            AppExportSamples.linked(3).replace("湘江理工大学工会", "某某厂工会"),
                            AppExportSamples.linked(4),
                            AppExportSamples.linked(5).replace("13000000105", "1300"),
                            AppExportSamples.linked(6).replace("诗 6", "很长的名称".repeat(13)))),
            file(
                    "作品.zip",
                    AppExportSamples.zip(Map.of(
                            "诗.mp4", HexFormat.of().parseHex("000000186674797069736F6D0000020069736F6D6D703431"))))
        });
        page.waitForSelector("button:has-text('导入 4 行')");
        visits.look(page, "shown");
        assertThat(entries.count()).isZero();

        page.click("button:has-text('导入 4 行')");
        page.waitForSelector(".flash--success");
        visits.look(page, "imported");
        page.click("text=3 件作品还没有人认领");
        page.waitForURL("**/unclaimed");
        visits.look(page, "unclaimed");

        assertThat(entries.count()).isEqualTo(4);
        visits.end();
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }
}
