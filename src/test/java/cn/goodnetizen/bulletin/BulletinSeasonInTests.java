package cn.goodnetizen.bulletin;

import cn.goodnetizen.campaign.IssuedCampaign;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.process.CampaignFixture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;

/** A campaign in May 2023 in which units send news. */
@TestComponent
@Import({CampaignFixture.class, IssuedCampaign.class})
class BulletinSeasonInTests {

    private final CampaignFixture campaigns;
    private final IssuedCampaign issuing;
    private final NewsWriting writing;
    private final PortalClock clock;

    BulletinSeasonInTests(CampaignFixture campaigns, IssuedCampaign issuing, NewsWriting writing, PortalClock clock) {
        this.campaigns = campaigns;
        this.issuing = issuing;
        this.writing = writing;
        this.clock = clock;
    }

    void begin() {
        campaigns.clear();
        clock.set("2023-04-04T09:00:00+08:00");
        issuing.publish();
        clock.set("2023-05-20T09:00:00+08:00");
    }

    CampaignFixture campaigns() {
        return campaigns;
    }

    PortalClock clock() {
        return clock;
    }

    long draft(String unitCode, String title, String day) {
        return writing.draft(unitCode, new NewsForm(title, day, "5 月 20 日，我校工会组织职工开展诵读活动，反响热烈。", null));
    }

    long sent(String unitCode, String title, String day) {
        long newsId = draft(unitCode, title, day);
        writing.send(newsId);
        return newsId;
    }

    /** A picture that differs by its number. */
    static byte[] picture(int number) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setColor(new Color(196, 30 + number * 20 % 200, 40));
        paint.fillRect(0, 0, 640, 480);
        paint.setColor(new Color(243, 220, 166));
        paint.fillOval(180 + number, 100, 280, 280);
        paint.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
