package cn.goodnetizen.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns and their definitions. */
@Component
@Transactional(readOnly = true)
public class Campaigns {

    private final StoredCampaigns campaigns;
    private final NoticeForwardings forwardings;
    private final CampaignDefinitions definitions;
    /** A stored definition never changes; reading its text takes longer than everything else a worker does. */
    private final Map<Long, CampaignDefinition> read = new ConcurrentHashMap<>();

    Campaigns(StoredCampaigns campaigns, NoticeForwardings forwardings, CampaignDefinitions definitions) {
        this.campaigns = campaigns;
        this.forwardings = forwardings;
        this.definitions = definitions;
    }

    /** The newest campaign, planned or running. */
    public Optional<CampaignInfo> current() {
        return campaigns.findFirstByOrderByIdDesc().map(Campaign::toInfo);
    }

    /** The newest campaign that is published: the one units work in, even while the next one is being drafted. */
    public Optional<CampaignInfo> running() {
        return all().stream().filter(campaign -> campaign.state().isPublished()).findFirst();
    }

    /** The campaign with this number, if there is one. */
    public Optional<CampaignInfo> find(long id) {
        return campaigns.findById(id).map(Campaign::toInfo);
    }

    /** @throws IllegalArgumentException when there is no such campaign */
    public CampaignInfo campaign(long id) {
        return stored(id).toInfo();
    }

    public List<CampaignInfo> all() {
        return campaigns.findAllByOrderByIdDesc().stream().map(Campaign::toInfo).toList();
    }

    /** The definition that a campaign runs by. */
    public CampaignDefinition definition(long campaignId) {
        return read.computeIfAbsent(
                campaignId, id -> definitions.read(stored(id).definition()));
    }

    /** The day that a unit set for the reports of its subordinates when it forwarded the notice. */
    public Optional<LocalDate> deadlineSetBy(String unitCode, long campaignId, ReportKind kind) {
        return forwardings.findSent(campaignId, unitCode).stream()
                .map(forwarding -> forwarding.dueDay(kind))
                .filter(Objects::nonNull)
                .findFirst();
    }

    Campaign stored(long id) {
        return campaigns.findById(id).orElseThrow(() -> new IllegalArgumentException("there is no campaign " + id));
    }
}
