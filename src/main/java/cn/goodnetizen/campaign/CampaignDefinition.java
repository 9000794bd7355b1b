package cn.goodnetizen.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.springframework.lang.Nullable;

/**
 * Everything that differs from one campaign to the next, as the notice of the year lays it down: phases, tracks, limits,
 * criteria, awards, report duties, dates. Read from {@code campaigns/<year>.yaml} by {@link CampaignDefinitions}, which
 * lets only a valid one through. Values the notice leaves open are named in {@link #ours()}.
 *
 * @param startsOn day on which the organisers publish the notice
 * @param endsOn last day of the campaign
 * @param noticeNumber the document number (文号), a placeholder until the draft gets one
 * @param noticeFile class path resource with the notice as Markdown
 * @param forwardingFile class path resource with an example of a forwarding notice
 */
public record CampaignDefinition(
        int year,
        String title,
        String theme,
        String noticeNumber,
        String noticeFile,
        String forwardingFile,
        LocalDate startsOn,
        LocalDate endsOn,
        Organiser organiser,
        Organiser coOrganiser,
        String office,
        List<String> addressees,
        List<Phase> phases,
        Calendar calendar,
        List<EntryWay> entryWays,
        List<Track> tracks,
        Scoring scoring,
        ReportRules reports,
        Receipt receipt,
        Assessment assessment,
        List<Channel> promotion,
        List<Contact> contacts,
        HolidayCalendar holidays,
        List<OwnDefault> ours) {

    public CampaignDefinition {
        addressees = List.copyOf(addressees);
        phases = List.copyOf(phases);
        entryWays = List.copyOf(entryWays);
        tracks = List.copyOf(tracks);
        promotion = List.copyOf(promotion);
        contacts = List.copyOf(contacts);
        ours = List.copyOf(ours);
    }

    /** @throws IllegalArgumentException when the campaign has no such track */
    public Track track(String code) {
        return tracks.stream()
                .filter(track -> track.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("campaign " + year + " has no track " + code));
    }

    /** How many prizes there are in all tracks together. */
    public int totalPrizes() {
        return tracks.stream().mapToInt(Track::totalPrizes).sum();
    }

    /** The prize money of all tracks together, in yuan. */
    public BigDecimal totalMoney() {
        return tracks.stream().map(Track::totalMoney).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Working days by the holidays of this campaign. */
    public WorkingDays workingDays() {
        return new WorkingDays(holidays);
    }

    /** Whether the value at a YAML path, or a part around it, is a default of ours rather than the notice's. */
    public boolean isOurs(String path) {
        return ours.stream()
                .map(OwnDefault::path)
                .anyMatch(own -> path.equals(own) || path.startsWith(own + ".") || path.startsWith(own + "["));
    }

    /** @param code code of the unit in the organisation */
    public record Organiser(String code, String name) {}

    public record Phase(String code, String name, LocalDate opensOn, LocalDate closesOn, String description) {}

    /**
     * The days on which a track moves on; the same for every track. Each closing day counted to its end.
     *
     * @param firstReviewEndsOn until then returned works are corrected too
     * @param publicityWorkingDays length of the publicity period (公示), from which its last day follows
     * @param resultsOn last day for publishing the results
     * @param summaryOpensOn begin of the summary phase
     */
    public record Calendar(
            LocalDate collectionOpensOn,
            LocalDate collectionClosesOn,
            LocalDate firstReviewEndsOn,
            LocalDate judgingOpensOn,
            LocalDate judgingClosesOn,
            LocalDate publicityOpensOn,
            int publicityWorkingDays,
            LocalDate publicityClosesOn,
            LocalDate resultsOn,
            LocalDate summaryOpensOn) {}

    /** A way by which works come in: the app of the notice, our portal, recommendation by a union. */
    public record EntryWay(String code, String name, String description) {}

    /**
     * One of the sub-projects (子项目) of the campaign.
     *
     * @param subTopic the sub-topic under which people publish in the app
     * @param pastWork null where no past work is asked for
     * @param specialCriteria scored on the sheet but outside the total
     */
    public record Track(
            String code,
            String name,
            String planTitle,
            String slogan,
            String collectionText,
            String subTopic,
            Participants participants,
            WorkLimits work,
            @Nullable PastWork pastWork,
            List<Theme> themes,
            List<Clause> participationTerms,
            List<Clause> firstReview,
            List<Clause> disqualification,
            Judging judging,
            List<Criterion> criteria,
            List<SpecialCriterion> specialCriteria,
            List<Award> awards,
            List<Clause> furtherSupport) {

        public Track {
            themes = List.copyOf(themes);
            participationTerms = List.copyOf(participationTerms);
            firstReview = List.copyOf(firstReview);
            disqualification = List.copyOf(disqualification);
            criteria = List.copyOf(criteria);
            specialCriteria = List.copyOf(specialCriteria);
            awards = List.copyOf(awards);
            furtherSupport = List.copyOf(furtherSupport);
        }

        public int totalPrizes() {
            return awards.stream().mapToInt(Award::quota).sum();
        }

        /** In yuan. */
        public BigDecimal totalMoney() {
            return awards.stream().map(Award::money).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * Who may take part.
     *
     * @param everyMemberInService whether every member of a group must be in service (在职职工)
     * @param minimumFollowers followers the account needs, null where no account is asked for
     * @param followersMayBeRelaxed whether a person may let an outstanding account in with fewer, giving the reason
     * @param requiredFields what the entry form must not leave empty
     */
    public record Participants(
            String description,
            List<ParticipantKind> kinds,
            boolean everyMemberInService,
            boolean realName,
            boolean ownAccount,
            boolean cleanRecord,
            @Nullable Integer minimumFollowers,
            boolean followersMayBeRelaxed,
            boolean severalWorks,
            List<String> requiredFields) {

        public Participants {
            kinds = List.copyOf(kinds);
            requiredFields = List.copyOf(requiredFields);
        }
    }

    public enum ParticipantKind {
        INDIVIDUAL("individual"),
        UNIT("unit"),
        GROUP("group"),
        READING_CLUB("reading-club");

        private final String code;

        ParticipantKind(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * Limits of the contest video; null where the notice sets none.
     *
     * @param madeWithin how old the work may be when it is entered
     * @param formats file formats in lower case
     * @param aspectRatio width to height, as “16:9”
     * @param maxMegabytes size in megabytes of 1024 × 1024 bytes
     * @param forbiddenMarks what the picture must not carry; a person looks for it
     */
    public record WorkLimits(
            String description,
            boolean original,
            boolean originalityDeclared,
            @Nullable Period madeWithin,
            @Nullable Duration maxDuration,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<String> formats,

            @Nullable String aspectRatio,
            @Nullable Integer minWidth,
            @Nullable Integer minHeight,
            @Nullable Integer maxMegabytes,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<String> forbiddenMarks,

            boolean sameWorkOnlyOnce) {

        public WorkLimits {
            formats = formats == null ? List.of() : List.copyOf(formats);
            forbiddenMarks = forbiddenMarks == null ? List.of() : List.copyOf(forbiddenMarks);
        }

        /** Whether the picture's width must be greater than its height. */
        public boolean landscape() {
            return aspectRatio != null && minWidth != null && minHeight != null && minWidth > minHeight;
        }
    }

    /** The past works (往期优秀作品) an influencer shows beside the contest video. */
    public record PastWork(int count, List<String> themes, List<PlatformForms> platforms) {

        public PastWork {
            themes = List.copyOf(themes);
            platforms = List.copyOf(platforms);
        }
    }

    /** A platform with the forms of works that are accepted from it. */
    public record PlatformForms(String code, String name, List<String> forms) {

        public PlatformForms {
            forms = List.copyOf(forms);
        }
    }

    public record Theme(String code, String name, String description) {}

    /** One sentence of a list that people tick or read: a term, a point of the first review, a reason. */
    public record Clause(String code, String text) {}

    /**
     * How works become a ranking. Where there is no online part its weight is 0.
     *
     * @param onlineName what the notice calls the online part (网络评选, 网络投票)
     */
    public record Judging(
            String description,
            String judges,
            BigDecimal expertWeight,
            BigDecimal onlineWeight,
            @Nullable String onlineName) {}

    /**
     * A node of the criteria tree; leaves are scored 0 to 100. The weights of the nodes below one parent sum to 1.
     *
     * @param scorer who scores a leaf; judges unless said otherwise
     */
    public record Criterion(
            String id,
            String name,
            @Nullable String description,
            BigDecimal weight,
            @Nullable Scorer scorer,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable
            List<Criterion> children) {

        public Criterion {
            children = children == null ? List.of() : List.copyOf(children);
        }

        /** Who scores it; judges unless the definition says otherwise. */
        public Scorer scoredBy() {
            return scorer == null ? Scorer.JUDGE : scorer;
        }
    }

    public enum Scorer {
        JUDGE("judge"),
        STAFF("staff");

        private final String code;

        Scorer(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /** Scored on the sheet for a special award (剧本, 创意); no part of the total. */
    public record SpecialCriterion(String id, String name) {}

    /**
     * @param quota how many of it there are
     * @param amount prize money of each, in yuan
     * @param certificate whether a certificate (荣誉证书) goes with it
     * @param ranked one of the ranked prizes, of which a work gets at most one
     * @param mayFallOnRankedWork whether a special prize may go to a work that has a ranked one
     * @param criterion the special criterion that decides, for {@link AwardBasis#SPECIAL_CRITERION}
     */
    public record Award(
            String code,
            String name,
            int quota,
            BigDecimal amount,
            boolean certificate,
            AwardBasis basis,
            boolean ranked,
            boolean mayFallOnRankedWork,
            @Nullable String criterion,
            String rule) {

        /** The money of all prizes of this award, in yuan. */
        public BigDecimal money() {
            return amount.multiply(BigDecimal.valueOf(quota));
        }
    }

    /** What puts works in order for an award. */
    public enum AwardBasis {
        TOTAL_SCORE("total-score"),
        TOTAL_SCORE_OF_ORIGINALS("total-score-of-originals"),
        ONLINE_VOTES("online-votes"),
        SPECIAL_CRITERION("special-criterion");

        private final String code;

        AwardBasis(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * How sheets and votes are reckoned.
     *
     * @param dropExtremesFromJudges from so many judges on, the highest and the lowest are dropped
     * @param standardiseFromSheets sheets a judge must have before scores are standardised
     * @param votePoints the rule that turns votes into points
     * @param decimals places kept at the very end, rounded half up
     * @param tieOrder what decides between equal totals, one after the other
     */
    public record Scoring(
            BigDecimal minimum,
            BigDecimal maximum,
            int dropExtremesFromJudges,
            int standardiseFromSheets,
            String votePoints,
            int decimals,
            List<String> tieOrder) {

        public Scoring {
            tieOrder = List.copyOf(tieOrder);
        }
    }

    /**
     * The receipt (签收) of a notice by those it was sent to.
     *
     * @param dueDays days from sending to the day on which it is due
     * @param closesOn the last day on which a receipt is waited for
     */
    public record Receipt(int dueDays, LocalDate closesOn) {}

    /** The assessment of the units that carried the campaign out. */
    public record Assessment(String name, List<String> assessed, String description) {

        public Assessment {
            assessed = List.copyOf(assessed);
        }
    }

    /** A channel in which the campaign is promoted. */
    public record Channel(String code, String name, String description) {}

    /** Whom to ask; placeholders, because no real mailbox or number belongs into the product. */
    public record Contact(String code, String name, String email, String person, String phone) {}

    /**
     * Marks a value that the notice leaves open and that we set.
     *
     * @param path where it stands in the YAML, as {@code tracks[recitation].work.max-duration}
     * @param reason why, in Chinese, for screens and the README
     */
    public record OwnDefault(String path, String reason) {}
}
