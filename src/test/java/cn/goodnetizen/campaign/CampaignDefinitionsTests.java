package cn.goodnetizen.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CampaignDefinitionsTests {

    private final CampaignDefinitions definitions = new CampaignDefinitions();
    private final CampaignDefinition campaign = definitions.shipped(2023);

    @Test
    void theTracksAwardTheMoneyOfTheNotice() {
        assertThat(campaign.track("micro-video").totalMoney()).isEqualByComparingTo(new BigDecimal(55_000));
        assertThat(campaign.track("recitation").totalMoney()).isEqualByComparingTo(new BigDecimal(39_000));
        assertThat(campaign.track("influencer").totalMoney()).isEqualByComparingTo(new BigDecimal(30_000));
        assertThat(campaign.totalMoney()).isEqualByComparingTo(new BigDecimal(124_000));
        assertThat(campaign.totalPrizes()).isEqualTo(59);
    }

    @Test
    void theTracksHaveThePrizesOfTheNotice() {
        assertThat(campaign.tracks()).extracting(Track::totalPrizes).containsExactly(21, 28, 10);
    }

    @Test
    void writingAndReadingGivesTheSameDefinition() {
        String yaml = definitions.write(campaign);

        assertThat(definitions.read(yaml)).isEqualTo(campaign);
        assertThat(definitions.write(definitions.read(yaml))).isEqualTo(yaml);
    }

    @Test
    void theRequirementsOfTheRecitationVideoAreThoseOfAnnexTwo() {
        var work = campaign.track("recitation").work();

        assertThat(work.maxDuration()).hasMinutes(5);
        assertThat(work.formats()).containsExactly("mp4", "avi");
        assertThat(work.aspectRatio()).isEqualTo("16:9");
        assertThat(work.landscape()).isTrue();
        assertThat(work.minWidth()).isEqualTo(1920);
        assertThat(work.minHeight()).isEqualTo(1080);
        assertThat(work.maxMegabytes()).isEqualTo(500);
    }

    @Test
    void everyDefaultOfOursSaysWhyAndIsFoundByItsPath() {
        assertThat(campaign.ours()).isNotEmpty().allSatisfy(own -> assertThat(own.reason())
                .matches("(?s).*\\p{IsHan}.*"));
        assertThat(campaign.isOurs("calendar.results-on")).isTrue();
        assertThat(campaign.isOurs("reports.nomination.duties[2].due-on")).isFalse();
    }

    @Test
    void theOpeningDayIsAWorkingDayBeforeTheHolidayOfQingming() {
        assertThat(campaign.startsOn()).isEqualTo(LocalDate.of(2023, 4, 3));
        assertThat(campaign.workingDays().isWorkingDay(campaign.startsOn())).isTrue();
        assertThat(campaign.workingDays().isWorkingDay(LocalDate.of(2023, 4, 5)))
                .isFalse();
    }
}
