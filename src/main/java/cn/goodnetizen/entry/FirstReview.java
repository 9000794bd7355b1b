package cn.goodnetizen.entry;

import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.CampaignDefinition.Clause;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.EngineMoment;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitKind;
import cn.goodnetizen.wording.ChineseDates;
import io.camunda.client.exception.CamundaError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first review (初审) of an entry: who does it, what it comes to, and what follows. */
@Component
class FirstReview {

    static final String INCOMPLETE = "review-incomplete";

    private static final Logger LOG = LoggerFactory.getLogger(FirstReview.class);
    private static final Duration REVIEW_TIME = Duration.ofDays(3);
    private static final int LONGEST_REASON = 500;

    private final Entries entries;
    private final EntryReviews reviews;
    private final StoredFindings findings;
    private final EntryHistory history;
    private final TrackCollections collections;
    private final SubmissionWindow window;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstReview(
            Entries entries,
            EntryReviews reviews,
            StoredFindings findings,
            EntryHistory history,
            TrackCollections collections,
            SubmissionWindow window,
            Campaigns campaigns,
            Organization organization,
            Accounts accounts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.reviews = reviews;
        this.findings = findings;
        this.history = history;
        this.collections = collections;
        this.window = window;
        this.campaigns = campaigns;
        this.organization = organization;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** Sends an entry to whoever reviews it as things stand now. */
    @Transactional
    Reviewer assign(long entryId) {
        Entry entry = entries.toChange(entryId);
        Unit reviewer = reviewerOf(entry);
        String before = entry.state() == EntryState.IN_REVIEW ? entry.reviewerCode() : null;
        if (entry.state() == EntryState.CHECKING || entry.state() == EntryState.IN_REVIEW) {
            entry.review(reviewer.code());
            if (!reviewer.code().equals(before)) {
                history.note(
                        entry,
                        before == null ? EntryEvent.Kind.TO_REVIEW : EntryEvent.Kind.REVIEWER_CHANGED,
                        EntryHistory.SYSTEM,
                        "由“" + reviewer.name() + "”初审");
            }
        }
        return new Reviewer(
                reviewer.code(),
                accounts.officerOf(reviewer.code()).orElse(null),
                EngineMoment.of(clock.instant()
                        .plus(REVIEW_TIME)
                        .atZone(ChineseDates.ZONE)
                        .toOffsetDateTime()));
    }

    /**
     * The union of the second level above the entrant. The organiser itself reviews what has none: units nobody knows, the
     * cyberspace line, and works that a union of the second level itself made or recommends, lest it reviews its own.
     */
    private Unit reviewerOf(Entry entry) {
        Unit organiser = organization.unit(
                campaigns.definition(entry.campaignId()).organiser().code());
        return Optional.ofNullable(entry.unitCode())
                .flatMap(organization::find)
                .flatMap(unit -> secondLevel(unit, organiser))
                .filter(union -> !union.code().equals(entry.unitCode())
                        && !union.code().equals(entry.recommender())
                        && !union.dissolved())
                .orElse(organiser);
    }

    private Optional<Unit> secondLevel(Unit unit, Unit organiser) {
        Unit at = organization.receiverFor(unit.code());
        while (at.superiorCode() != null && !at.superiorCode().equals(organiser.code())) {
            at = organization.unit(at.superiorCode());
        }
        return at.superiorCode() == null || at.kind() == UnitKind.PROVINCIAL_CYBERSPACE
                ? Optional.empty()
                : Optional.of(at);
    }

    /**
     * Records the decision on the round that is under review. What was decided first holds: a second call answers with it.
     *
     * @param checks codes of the points of the track's check list that the reviewer ticked
     * @throws CamundaError as the error {@value #INCOMPLETE} of the process, when the work passes with a point left open or
     *     a limit relaxed and nobody says why, or is returned when corrections are over: the task is done again
     */
    @Transactional
    String record(long entryId, String decision, @Nullable String reason, Collection<String> checks) {
        Entry entry = entries.toChange(entryId);
        Optional<EntryReview> decided = reviews.findByEntryIdAndRound(entryId, entry.round());
        if (decided.isPresent()) {
            return decided.get().outcome().word();
        }
        if (entry.state() != EntryState.IN_REVIEW) {
            // Withdrawn or disqualified while Tasklist was faster with the token: the message on its way ends the
            // process.
            LOG.info("Review of entry {} changes nothing: it is {}", entryId, entry.state());
            return EntryReview.Outcome.REJECTED.word();
        }
        EntryReview.Outcome outcome = EntryReview.Outcome.of(decision);
        if (outcome == EntryReview.Outcome.RETURNED && window.correctionsAreOver(entry)) {
            throw again(entryId, "修改期限已过，不能再退回修改，请选择通过或不通过。");
        }
        String said = reason == null || reason.isBlank() ? null : shortened(reason.strip());
        List<String> ticked = checksOf(entry).stream()
                .map(Clause::code)
                .filter(checks::contains)
                .toList();
        if (said == null && needsReason(entry, outcome, ticked)) {
            throw again(entryId, "请写明理由：" + openPoints(entry, outcome, ticked) + "。");
        }
        reviews.save(new EntryReview(entry, outcome, said, ticked, clock.instant()));
        entry.decide(outcome, said, clock.instant());
        history.note(
                entry,
                switch (outcome) {
                    case ACCEPTED -> EntryEvent.Kind.ACCEPTED;
                    case RETURNED -> EntryEvent.Kind.RETURNED;
                    case REJECTED -> EntryEvent.Kind.REJECTED;
                },
                organization.unit(entry.reviewerCode()).name(),
                said);
        if (outcome == EntryReview.Outcome.ACCEPTED) {
            joinFrozenPool(entry);
        }
        if (outcome != EntryReview.Outcome.RETURNED) {
            events.publishEvent(new EntryDecided(entryId, entry.round()));
        }
        return outcome.word();
    }

    private static CamundaError again(long entryId, String problem) {
        return CamundaError.bpmnError(
                INCOMPLETE,
                "the review of entry " + entryId + " is to be done again",
                Map.of("reviewProblem", problem));
    }

    /** A reviewer's delay takes nothing from the entrant: what was handed in in time follows into the frozen pool. */
    private void joinFrozenPool(Entry entry) {
        boolean frozen = collections
                .findByCampaignIdAndTrack(entry.campaignId(), entry.track())
                .filter(collection -> collection.frozenAt() != null)
                .isPresent();
        if (frozen) {
            entry.freeze(clock.instant());
            history.note(entry, EntryEvent.Kind.FROZEN, EntryHistory.SYSTEM, "初审期限过后通过，补入");
        }
    }

    private boolean needsReason(Entry entry, EntryReview.Outcome outcome, List<String> ticked) {
        return outcome != EntryReview.Outcome.ACCEPTED
                || ticked.size() < checksOf(entry).size()
                || relaxes(entry);
    }

    /** Whether letting it pass relaxes the number of followers that the notice asks for. */
    boolean relaxes(Entry entry) {
        return findings.findByEntryIdAndRoundOrderById(entry.id(), entry.round()).stream()
                .anyMatch(finding -> finding.finding() == EntryFinding.Kind.TOO_FEW_FOLLOWERS);
    }

    private String openPoints(Entry entry, EntryReview.Outcome outcome, List<String> ticked) {
        if (outcome != EntryReview.Outcome.ACCEPTED) {
            return "退回或不通过时参赛者会看到它";
        }
        return ticked.size() < checksOf(entry).size() ? "有核对项没有勾选而通过" : "粉丝数不足而放宽条件";
    }

    /** The check list of the entry's track. */
    List<Clause> checksOf(Entry entry) {
        return track(entry).firstReview();
    }

    private Track track(Entry entry) {
        return campaigns.definition(entry.campaignId()).track(entry.track());
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    /** Says that a review waits for long; the officers of its unit get a letter, and the organiser when it is overdue. */
    @Transactional
    void due(long entryId, boolean overdue) {
        Entry entry = entries.toChange(entryId);
        if (entry.state() == EntryState.IN_REVIEW) {
            history.note(
                    entry,
                    overdue ? EntryEvent.Kind.REVIEW_OVERDUE : EntryEvent.Kind.REVIEW_WAITS,
                    EntryHistory.SYSTEM,
                    null);
            events.publishEvent(new EntryReviewDue(entryId, entry.round(), overdue));
        }
    }

    /** Tells the entrant what to correct. */
    @Transactional
    void giveBack(long entryId) {
        Entry entry = entries.get(entryId);
        if (entry.state().awaitsEntrant()) {
            events.publishEvent(new EntryToMend(entryId, entry.round()));
        }
    }

    /** Ends what was not corrected in time. */
    @Transactional
    void lapse(long entryId) {
        Entry entry = entries.toChange(entryId);
        if (entry.state().awaitsEntrant()) {
            Instant now = clock.instant();
            entry.end(EntryState.LAPSED, entry.reason(), now);
            history.note(entry, EntryEvent.Kind.LAPSED, EntryHistory.SYSTEM, null);
            events.publishEvent(new EntryDecided(entryId, entry.round()));
        }
    }

    /** @param reviewDueAt when the review has waited too long */
    record Reviewer(String reviewerCode, @Nullable String reviewerAssignee, String reviewDueAt) {}
}
