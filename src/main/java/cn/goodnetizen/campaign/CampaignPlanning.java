package cn.goodnetizen.campaign;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.wording.PortalAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A campaign from its plan to its publication, and at the end its archive. */
@Component
class CampaignPlanning {

    private static final int YEARS_BACK = 10;

    private final StoredCampaigns campaigns;
    private final CampaignApprovals approvals;
    private final Notices notices;
    private final Campaigns queries;
    private final CampaignDefinitions definitions;
    private final Organization organization;
    private final PortalAddress portal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CampaignPlanning(
            StoredCampaigns campaigns,
            CampaignApprovals approvals,
            Notices notices,
            Campaigns queries,
            CampaignDefinitions definitions,
            Organization organization,
            PortalAddress portal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.approvals = approvals;
        this.notices = notices;
        this.queries = queries;
        this.definitions = definitions;
        this.organization = organization;
        this.portal = portal;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Plans a campaign; drafting begins at once.
     *
     * @param yaml its definition
     * @throws InvalidCampaignDefinitionException when the definition does not hold
     * @throws CampaignRefusedException in words for the user, when its year is planned already
     */
    @Transactional
    long plan(String yaml) {
        CampaignDefinition definition = definitions.read(yaml);
        if (isPlanned(definition.year())) {
            throw new CampaignRefusedException("year", definition.year() + " 年的活动已经建立，不能重复建立。");
        }
        Campaign campaign = campaigns.save(new Campaign(String.valueOf(definition.year()), definition.title(), yaml));
        events.publishEvent(new CampaignPlanned(campaign.id()));
        return campaign.id();
    }

    @Transactional(readOnly = true)
    boolean isPlanned(int year) {
        return campaigns.existsByCode(String.valueOf(year));
    }

    /** What the organisers said to every draft, the first round first. */
    @Transactional(readOnly = true)
    List<ApprovalInfo> approvals(long campaignId) {
        return approvals.findByCampaignIdOrderById(campaignId).stream()
                .map(approval -> new ApprovalInfo(
                        approval.round(),
                        organization.unit(approval.approverCode()).shortName(),
                        approval.approved(),
                        approval.reason(),
                        approval.decidedAt()))
                .toList();
    }

    @Transactional(readOnly = true)
    PreparedDraft prepareDraft(long campaignId) {
        Campaign campaign = queries.stored(campaignId);
        CampaignDefinition definition = queries.definition(campaignId);
        String returned = approvals.findByCampaignIdAndRoundOrderById(campaignId, campaign.approvalRound()).stream()
                .filter(approval -> !approval.approved())
                .map(approval -> organization.unit(approval.approverCode()).name() + "：" + approval.reason())
                .collect(Collectors.joining("\n"));
        return new PreparedDraft(
                new DraftContext(
                        campaign.title(),
                        definition.year(),
                        returned.isEmpty() ? "（首次起草）" : returned,
                        portalLink(campaignId)),
                campaign.noticeNumber() == null ? definition.noticeNumber() : campaign.noticeNumber(),
                campaign.draftNote() == null ? "" : campaign.draftNote());
    }

    /**
     * Sends a draft to both organisers.
     *
     * @param round the round of approval before this one; a second call with it changes nothing
     */
    @Transactional
    int submitDraft(long campaignId, int round, String noticeNumber, String note) {
        Campaign campaign = queries.stored(campaignId);
        if (campaign.approvalRound() == round) {
            campaign.submitDraft(round + 1, noticeNumber, note);
        }
        return campaign.approvalRound();
    }

    @Transactional(readOnly = true)
    PreparedApproval prepareApproval(long campaignId, String office) {
        Campaign campaign = queries.stored(campaignId);
        return new PreparedApproval(new ApprovalContext(
                campaign.title(),
                campaign.noticeNumber(),
                organization.unit(office).name(),
                portalLink(campaignId),
                campaign.draftNote() == null || campaign.draftNote().isBlank() ? "（无）" : campaign.draftNote()));
    }

    /** Records what both organisers said in one round; only both together publish. */
    @Transactional
    boolean recordApprovals(long campaignId, Decision... decisions) {
        Campaign campaign = queries.stored(campaignId);
        int round = campaign.approvalRound();
        if (approvals.findByCampaignIdAndRoundOrderById(campaignId, round).isEmpty()) {
            for (Decision decision : decisions) {
                approvals.save(new CampaignApproval(
                        campaignId,
                        round,
                        decision.approverCode(),
                        decision.approved(),
                        decision.reason(),
                        clock.instant()));
            }
        }
        boolean approved = Arrays.stream(decisions).allMatch(Decision::approved);
        if (!approved) {
            campaign.returnToDraft();
        }
        return approved;
    }

    /** Publishes the campaign and issues the joint notice; a second call answers with what the first one issued. */
    @Transactional
    PublishedCampaign publish(long campaignId) {
        Campaign campaign = queries.stored(campaignId);
        CampaignDefinition definition = queries.definition(campaignId);
        Notice notice = notices.findByCampaignIdAndKind(campaignId, Notice.Kind.JOINT)
                .orElseGet(() -> issue(campaign, definition));
        return new PublishedCampaign(
                notice.id(),
                List.of(definition.organiser().code(), definition.coOrganiser().code()),
                reportRoots(definition.reports()),
                definition.tracks().stream()
                        .map(track -> TrackDates.of(track, definition.calendar()))
                        .toList(),
                EngineMoment.endOf(definition.receipt().closesOn()),
                EngineMoment.startOf(definition.calendar().summaryOpensOn()),
                EngineMoment.endOf(definition.endsOn()));
    }

    private Notice issue(Campaign campaign, CampaignDefinition definition) {
        campaign.publish(clock.instant());
        events.publishEvent(new CampaignPublished(campaign.id()));
        return notices.save(new Notice(
                campaign.id(),
                Notice.Kind.JOINT,
                campaign.noticeNumber(),
                campaign.title(),
                noticeText(definition).replace(definition.noticeNumber(), campaign.noticeNumber()),
                clock.instant()));
    }

    /** A campaign copied from another year ships no text of its own: that of the year before stands in, renamed. */
    private String noticeText(CampaignDefinition definition) {
        return IntStream.rangeClosed(0, YEARS_BACK)
                .map(back -> definition.year() - back)
                .filter(year -> new ClassPathResource(noticeFile(definition, year)).exists())
                .mapToObj(year -> CampaignCopy.textForYear(
                        definitions.text(noticeFile(definition, year)), year, definition.year()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no text for " + definition.noticeFile()));
    }

    private static String noticeFile(CampaignDefinition definition, int year) {
        return CampaignCopy.textForYear(definition.noticeFile(), definition.year(), year);
    }

    private static List<ReportRoot> reportRoots(ReportRules rules) {
        return Arrays.stream(ReportKind.values())
                .flatMap(kind -> rules.roots(kind).stream().map(root -> new ReportRoot(kind.code(), root)))
                .toList();
    }

    @Transactional
    void archive(long campaignId) {
        Campaign campaign = queries.stored(campaignId);
        if (campaign.state() != CampaignState.ARCHIVED) {
            campaign.archive(clock.instant());
        }
    }

    /**
     * Issues a supplementary notice (补充通知) of a running campaign; forwarding and receipt begin again for it.
     *
     * @throws CampaignRefusedException in words for the user, when the campaign does not run or the number is taken
     */
    @Transactional
    long issueSupplementary(long campaignId, String number, String title, String body) {
        CampaignState state = queries.stored(campaignId).state();
        if (state != CampaignState.PUBLISHED) {
            throw new CampaignRefusedException("title", "活动当前状态为“" + state.label() + "”，进行中的活动才能印发补充通知。");
        }
        if (notices.findByCampaignIdAndNumber(campaignId, number).isPresent()) {
            throw new CampaignRefusedException("number", "文号“" + number + "”在本次活动中已经用过，请核对。");
        }
        Notice notice =
                notices.save(new Notice(campaignId, Notice.Kind.SUPPLEMENTARY, number, title, body, clock.instant()));
        events.publishEvent(new SupplementaryNoticeIssued(campaignId, notice.id()));
        return notice.id();
    }

    private String portalLink(long campaignId) {
        return portal.to("/campaigns/" + campaignId);
    }

    record ApprovalInfo(int round, String approver, boolean approved, String reason, Instant decidedAt) {}

    record Decision(String approverCode, boolean approved, String reason) {}

    record PreparedDraft(DraftContext draft, String noticeNumber, String draftNote) {}

    record DraftContext(String title, int year, String lastReturnReasons, String portalLink) {}

    record PreparedApproval(ApprovalContext approval) {}

    record ApprovalContext(String title, String noticeNumber, String office, String portalLink, String draftNote) {}

    record ReportRoot(String kind, String unitCode) {}

    record PublishedCampaign(
            long noticeId,
            List<String> noticeRoots,
            List<ReportRoot> reportRoots,
            List<TrackDates> tracks,
            String receiptClosesAt,
            String summaryOpensAt,
            String campaignClosesAt) {}

    /** The moments that the processes of a track wait for. */
    record TrackDates(
            String track,
            String opensAt,
            String closesAt,
            String firstReviewEndsAt,
            String judgingOpensAt,
            String judgingClosesAt,
            String publicityOpensAt,
            String publicityClosesAt,
            String resultsAt) {

        static TrackDates of(CampaignDefinition.Track track, CampaignDefinition.Calendar calendar) {
            return new TrackDates(
                    track.code(),
                    EngineMoment.startOf(calendar.collectionOpensOn()),
                    EngineMoment.endOf(calendar.collectionClosesOn()),
                    EngineMoment.endOf(calendar.firstReviewEndsOn()),
                    EngineMoment.startOf(calendar.judgingOpensOn()),
                    EngineMoment.endOf(calendar.judgingClosesOn()),
                    EngineMoment.startOf(calendar.publicityOpensOn()),
                    EngineMoment.endOf(calendar.publicityClosesOn()),
                    EngineMoment.endOf(calendar.resultsOn()));
        }
    }
}
