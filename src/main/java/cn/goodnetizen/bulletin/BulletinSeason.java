package cn.goodnetizen.bulletin;

import cn.goodnetizen.campaign.CampaignDefinition;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.CampaignState;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.campaign.ReportRules;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In which campaign and between which days units send news, and to whom. */
@Component
class BulletinSeason {

    private final Campaigns campaigns;
    private final Organization organization;
    private final Clock clock;

    BulletinSeason(Campaigns campaigns, Organization organization, Clock clock) {
        this.campaigns = campaigns;
        this.organization = organization;
        this.clock = clock;
    }

    /** The campaign whose news and records the pages show. */
    Optional<CampaignInfo> campaign() {
        return campaigns.running();
    }

    /** Why nothing can be written or sent today, in words for the user; empty when it can. */
    Optional<String> closed() {
        CampaignInfo campaign = campaign().orElse(null);
        if (campaign == null) {
            return Optional.of("主题活动尚未发布，暂不能报送活动信息。");
        }
        ReportRules.News news = definition(campaign).reports().news();
        LocalDate today = today();
        if (campaign.state() != CampaignState.PUBLISHED
                || today.isBefore(news.opensOn())
                || today.isAfter(news.closesOn())) {
            return Optional.of("活动信息的报送时间为 " + ChineseDates.day(news.opensOn()) + " 至 "
                    + ChineseDates.day(news.closesOn()) + "，今天是 " + ChineseDates.day(today) + "，不能报送。");
        }
        return Optional.empty();
    }

    /** @throws BulletinRefusedException when nothing can be written or sent today */
    CampaignInfo open() {
        closed().ifPresent(why -> {
            throw new BulletinRefusedException("state", why);
        });
        return campaign().orElseThrow();
    }

    /**
     * Looks at the day of an event or a publication: within the campaign, not ahead.
     *
     * @param name what the page calls the field
     * @return what is wrong; empty when it fits
     */
    Optional<String> wrongDay(String name, LocalDate day) {
        LocalDate first =
                campaign().map(campaign -> definition(campaign).startsOn()).orElse(day);
        if (day.isAfter(today())) {
            return Optional.of(name + "不能晚于今天 " + ChineseDates.day(today()) + "，填写的是 " + ChineseDates.day(day));
        }
        return day.isBefore(first)
                ? Optional.of(name + "不能早于活动开始的 " + ChineseDates.day(first) + "，填写的是 " + ChineseDates.day(day))
                : Optional.empty();
    }

    /**
     * To whom a unit sends or passes on: its superior, and from the head of the other line the organiser that leads. Empty
     * at that organiser.
     */
    Optional<Unit> next(String unitCode, long campaignId) {
        Unit unit = organization.unit(unitCode);
        String organiser = campaigns.definition(campaignId).organiser().code();
        if (unit.superiorCode() != null) {
            return Optional.of(organization.unit(unit.superiorCode()));
        }
        return unitCode.equals(organiser) ? Optional.empty() : organization.find(organiser);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }

    private CampaignDefinition definition(CampaignInfo campaign) {
        return campaigns.definition(campaign.id());
    }
}
