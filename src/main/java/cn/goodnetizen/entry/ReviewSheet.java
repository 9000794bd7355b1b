package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.wording.ChineseDates;
import cn.goodnetizen.wording.PortalAddress;
import java.util.ArrayList;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the reviewer's form in Tasklist shows: masked, with links to the pages that have the work itself. */
@Component
class ReviewSheet {

    /** The app's export does not say everything that our form asks for. */
    private static final String NOT_SAID = "未填写";

    private final Entries entries;
    private final EntryMembers members;
    private final StoredFindings findings;
    private final FirstReview review;
    private final EntryPeople people;
    private final SameWorks sameWorks;
    private final NearCopies nearCopies;
    private final RecommendedPeople recommended;
    private final Campaigns campaigns;
    private final Organization organization;
    private final PortalAddress portal;

    ReviewSheet(
            Entries entries,
            EntryMembers members,
            StoredFindings findings,
            FirstReview review,
            EntryPeople people,
            SameWorks sameWorks,
            NearCopies nearCopies,
            RecommendedPeople recommended,
            Campaigns campaigns,
            Organization organization,
            PortalAddress portal) {
        this.entries = entries;
        this.members = members;
        this.findings = findings;
        this.review = review;
        this.people = people;
        this.sameWorks = sameWorks;
        this.nearCopies = nearCopies;
        this.recommended = recommended;
        this.campaigns = campaigns;
        this.organization = organization;
        this.portal = portal;
    }

    @Transactional(readOnly = true)
    Prepared prepare(long entryId) {
        Entry entry = entries.get(entryId);
        Track track = campaigns.definition(entry.campaignId()).track(entry.track());
        List<Option> checks = review.checksOf(entry).stream()
                .map(point -> new Option(point.text(), point.code()))
                .toList();
        return new Prepared(
                new Sheet(
                        entry.title(),
                        track.name(),
                        entry.theme() == null ? NOT_SAID : TrackWording.theme(track, entry.theme()),
                        entrant(entry),
                        entry.unitName() == null ? NOT_SAID : entry.unitName(),
                        cameFrom(entry),
                        declared(entry),
                        account(entry, track),
                        ChineseDates.moment(entry.handedInAt())
                                + (entry.inGrace() ? "（截止前开始上传，在宽限时间内提交）" : "")
                                + (entry.round() > 1 ? "，第 " + entry.round() + " 次提交" : ""),
                        found(entry),
                        review.relaxes(entry),
                        same(entry),
                        track.work().forbiddenMarks().isEmpty()
                                ? null
                                : "请看有没有" + String.join("、", track.work().forbiddenMarks()),
                        portal.to("/entries/" + entryId),
                        portal.to("/entries/" + entryId + "/poster"),
                        portal.to("/entries/" + entryId + "/corners"),
                        ChineseDates.deadline(campaigns
                                .definition(entry.campaignId())
                                .calendar()
                                .firstReviewEndsOn())),
                checks,
                checks.size());
    }

    private String entrant(Entry entry) {
        String person = people.maskedName(entry);
        if (entry.entrantKind() == ParticipantKind.INDIVIDUAL) {
            return "个人　" + person;
        }
        int others = members.findByEntryIdOrderByPlace(entry.id()).size();
        return EntryRules.label(entry.entrantKind()) + "　" + entry.groupName() + "（报名人 " + person
                + (others == 0 ? "" : "，另有成员 " + others + " 人") + "）";
    }

    private String cameFrom(Entry entry) {
        List<String> ways = new ArrayList<>();
        ways.add(entry.source().label()
                + (entry.recommender() == null
                        ? ""
                        : "（" + organization.unit(entry.recommender()).name() + "）"));
        ways.addAll(recommended.of(entry));
        return String.join("；", ways);
    }

    private static String declared(Entry entry) {
        List<String> said = new ArrayList<>();
        if (entry.original() != null) {
            said.add(entry.original() ? "申报为原创" : "申报为非原创");
        }
        if (entry.madeOn() != null) {
            said.add("制作完成于 " + ChineseDates.day(entry.madeOn()));
        }
        return said.isEmpty() ? null : String.join("，", said);
    }

    @Nullable
    private static String account(Entry entry, Track track) {
        if (entry.platform() == null || track.pastWork() == null) {
            return null;
        }
        return TrackWording.platform(track, entry.platform()) + "，粉丝 " + entry.followers() + "；往期作品“"
                + entry.pastTitle() + "”（" + entry.pastForm() + "）";
    }

    @Nullable
    private String same(Entry entry) {
        List<Entry> same = sameWorks.of(entry);
        List<NearCopies.Copy> alike = nearCopies.of(entry);
        if (same.isEmpty() && !alike.isEmpty()) {
            return "与 " + alike.size() + " 件作品画面相似，最高 "
                    + alike.getFirst().likeness().similarity() + "%，请在门户中并排比较";
        }
        return same.isEmpty()
                ? null
                : "与下列作品是同一个视频文件："
                        + String.join(
                                "；",
                                same.stream()
                                        .map(other -> "编号 " + other.id() + "“" + other.title() + "”（"
                                                + campaigns
                                                        .definition(other.campaignId())
                                                        .track(other.track())
                                                        .name()
                                                + "，" + other.state().label() + "）")
                                        .toList());
    }

    private String found(Entry entry) {
        List<StoredFinding> found = findings.findByEntryIdAndRoundOrderById(entry.id(), entry.round());
        return found.isEmpty()
                ? "符合规格"
                : String.join(
                        "；",
                        found.stream()
                                .map(finding -> finding.role().label() + "：" + finding.what())
                                .toList());
    }

    /** @param checkCount how many points there are: passing with fewer ticked needs a reason */
    record Prepared(Sheet review, List<Option> checkOptions, int checkCount) {}

    /** A choice of the form. */
    record Option(String label, String value) {}

    /**
     * @param declaredText null where the track asks for nothing of it
     * @param accountText as {@code declaredText}
     * @param sameText other entries with the same video, or one like it; null for none known yet
     * @param marksText what to look for in the corners; null where the track forbids no marks
     */
    record Sheet(
            String title,
            String trackName,
            String themeName,
            String entrantText,
            String unitName,
            String sourceText,
            @Nullable String declaredText,
            @Nullable String accountText,
            String handedInText,
            String findingsText,
            boolean relaxes,
            @Nullable String sameText,
            @Nullable String marksText,
            String portalLink,
            String posterLink,
            String cornersLink,
            String correctionText) {}
}
