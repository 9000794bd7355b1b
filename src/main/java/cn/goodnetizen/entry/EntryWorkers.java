package cn.goodnetizen.entry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.Variable;
import java.util.Arrays;
import java.util.List;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The job workers of {@code EntryProcess} and {@code CollectionProcess}. Each translates and delegates. */
@Component
public class EntryWorkers {

    private final EntryProbing probing;
    private final FirstReview review;
    private final ReviewSheet sheet;
    private final TrackCollecting collecting;

    EntryWorkers(EntryProbing probing, FirstReview review, ReviewSheet sheet, TrackCollecting collecting) {
        this.probing = probing;
        this.review = review;
        this.sheet = sheet;
        this.collecting = collecting;
    }

    /** Looking into two files may take two minutes, behind those of others. */
    @JobWorker(type = "probe-entry", timeout = 900_000)
    public Probed probe(@Variable long entryId) {
        return new Probed(probing.questions(entryId));
    }

    @JobWorker(type = "record-entry-findings")
    public Found recordFindings(
            @Variable long entryId, @Variable EntryQuestions.Asked[] questions, @Variable EntryFinding[][] answers) {
        return new Found(probing.record(
                entryId,
                List.of(questions),
                Arrays.stream(answers).map(List::of).toList()));
    }

    @JobWorker(type = "find-entry-reviewer")
    public FirstReview.Reviewer findReviewer(@Variable long entryId) {
        return review.assign(entryId);
    }

    @JobWorker(type = "prepare-entry-review")
    public ReviewSheet.Prepared prepareReview(@Variable long entryId) {
        return sheet.prepare(entryId);
    }

    @JobWorker(type = "record-entry-review")
    public Reviewed recordReview(
            @Variable long entryId,
            @Variable String reviewDecision,
            @Variable String reviewReason,
            @Variable String[] reviewChecks) {
        List<String> checks = reviewChecks == null ? List.of() : List.of(reviewChecks);
        return new Reviewed(review.record(entryId, reviewDecision, reviewReason, checks), null);
    }

    @JobWorker(type = "remind-entry-reviewer")
    public void remindReviewer(@Variable long entryId) {
        review.due(entryId, false);
    }

    @JobWorker(type = "escalate-entry-review")
    public void escalateReview(@Variable long entryId) {
        review.due(entryId, true);
    }

    @JobWorker(type = "return-entry")
    public void returnEntry(@Variable long entryId) {
        review.giveBack(entryId);
    }

    @JobWorker(type = "close-uncorrected-entry")
    public void closeUncorrected(@Variable long entryId) {
        review.lapse(entryId);
    }

    @JobWorker(type = "open-collection")
    public TrackCollecting.Opened openCollection(@Variable long campaignId, @Variable TrackName track) {
        return collecting.open(campaignId, track.track());
    }

    @JobWorker(type = "remind-entrants")
    public void remindEntrants(@Variable long campaignId, @Variable TrackName track) {
        collecting.remind(campaignId, track.track());
    }

    @JobWorker(type = "close-collection")
    public void closeCollection(@Variable long campaignId, @Variable TrackName track) {
        collecting.close(campaignId, track.track());
    }

    @JobWorker(type = "freeze-pool")
    public void freezePool(@Variable long campaignId, @Variable TrackName track) {
        collecting.freeze(campaignId, track.track());
    }

    public record Probed(List<EntryQuestions.Asked> questions) {}

    public record Found(boolean mustMend) {}

    /**
     * @param reviewOutcome {@code accepted}, {@code returned} or {@code rejected}
     * @param reviewProblem what was wrong with an earlier answer, gone now
     */
    public record Reviewed(String reviewOutcome, @Nullable String reviewProblem) {}

    /** What the workers need of a track's dates. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record TrackName(String track) {}
}
