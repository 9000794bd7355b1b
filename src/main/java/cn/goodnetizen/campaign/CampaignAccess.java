package cn.goodnetizen.campaign;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.organization.Organization;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who sees what of campaigns and notices: a unit what was sent to it, the two organisers everything they issued, and a
 * campaign before its publication nobody but them.
 */
@Component("campaignAccess")
class CampaignAccess {

    private final NoticeDispatch notices;
    private final Campaigns campaigns;
    private final Organization organization;

    CampaignAccess(NoticeDispatch notices, Campaigns campaigns, Organization organization) {
        this.notices = notices;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /** Whether somebody belongs to one of the two units at the head of the lines. */
    boolean atHead(AccountPrincipal me) {
        return organization.unit(me.unitCode()).superiorCode() == null;
    }

    /** Managers read; everybody else signs and forwards for the unit. */
    boolean actsForUnit(AccountPrincipal me) {
        return me.role() != Role.MANAGER;
    }

    /** Whether somebody may plan campaigns and issue supplementary notices: the organiser that leads. */
    boolean leads(AccountPrincipal me, CampaignDefinition definition) {
        return me.role() == Role.ORGANISER && definition.organiser().code().equals(me.unitCode());
    }

    NoticeInfo notice(long noticeId, AccountPrincipal me) {
        return notices.receivedBy(me.unitCode(), noticeId)
                .or(() -> atHead(me) ? notices.issued(noticeId) : Optional.empty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** The notices of a campaign that somebody may read, the oldest first. */
    List<NoticeInfo> notices(long campaignId, AccountPrincipal me) {
        return atHead(me)
                ? notices.issuedIn(campaignId)
                : notices.receivedBy(me.unitCode()).reversed().stream()
                        .filter(notice -> notice.campaignId() == campaignId)
                        .toList();
    }

    CampaignInfo campaign(long campaignId, AccountPrincipal me) {
        return campaigns
                .find(campaignId)
                .filter(campaign -> campaign.state().isPublished() || atHead(me))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
