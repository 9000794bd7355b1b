package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.campaign.ReportKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What one unit owes, or may hand in, to its superior in one campaign: its nomination table or its summary. */
@Entity
@Table(name = "reports")
class Report {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ReportKind kind;

    private String unitCode;
    private String superiorCode;
    private String reviewerCode;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ReportState state;

    private boolean owed;
    private LocalDate dueDay;
    private boolean dueDaySetForUnit;
    private LocalDate correctByDay;
    private LocalDate cutOffDay;
    private LocalDate closesDay;
    private int round;
    private int reviewedRound;
    private boolean late;
    private boolean supplementary;

    @Column(length = 16_777_215)
    private String summaryText;

    private String returnReason;
    private String filledBy;
    private String filledByPost;
    private String filledByContact;
    private Instant openedAt;
    private Instant handedInAt;
    private Instant decidedAt;
    private Instant consolidatedAt;
    private Instant forwardedAt;
    private Instant closedAt;
    private long tableVersion;
    private String tableSavedBy;
    private Instant tableSavedAt;
    private Instant lastRemindedAt;

    @Version
    private long version;

    protected Report() {}

    Report(
            long campaignId,
            ReportKind kind,
            String unitCode,
            String superiorCode,
            boolean owed,
            LocalDate dueDay,
            LocalDate cutOffDay,
            LocalDate closesDay,
            Instant now) {
        this.campaignId = campaignId;
        this.kind = kind;
        this.unitCode = unitCode;
        this.superiorCode = superiorCode;
        this.reviewerCode = superiorCode;
        this.owed = owed;
        this.dueDay = dueDay;
        this.cutOffDay = cutOffDay;
        this.closesDay = closesDay;
        this.state = cutOffDay == null ? ReportState.WAITING : ReportState.GATHERING;
        this.openedAt = now;
    }

    long id() {
        return id;
    }

    /** The business key under which the engine correlates messages to this report. */
    String key() {
        return key(id);
    }

    static String key(long id) {
        return "report-" + id;
    }

    /** Its page in the portal. */
    String path() {
        return "/reports/" + id;
    }

    long campaignId() {
        return campaignId;
    }

    ReportKind kind() {
        return kind;
    }

    String unitCode() {
        return unitCode;
    }

    String superiorCode() {
        return superiorCode;
    }

    String reviewerCode() {
        return reviewerCode;
    }

    ReportState state() {
        return state;
    }

    boolean owed() {
        return owed;
    }

    LocalDate dueDay() {
        return dueDay;
    }

    /** The day whose end is the limit that holds now: the deadline, or the time to correct after a return. */
    LocalDate limitDay() {
        return correctByDay != null && correctByDay.isAfter(dueDay) ? correctByDay : dueDay;
    }

    OffsetDateTime limitAt() {
        return Deadlines.endOf(limitDay());
    }

    LocalDate cutOffDay() {
        return cutOffDay;
    }

    LocalDate closesDay() {
        return closesDay;
    }

    OffsetDateTime closesAt() {
        return Deadlines.endOf(closesDay.isBefore(limitDay()) ? limitDay() : closesDay);
    }

    boolean gathersFromSubordinates() {
        return cutOffDay != null;
    }

    boolean isRoot() {
        return superiorCode == null;
    }

    int round() {
        return round;
    }

    int reviewedRound() {
        return reviewedRound;
    }

    boolean late() {
        return late;
    }

    boolean supplementary() {
        return supplementary;
    }

    String summaryText() {
        return summaryText;
    }

    String returnReason() {
        return returnReason;
    }

    String filledBy() {
        return filledBy;
    }

    String filledByPost() {
        return filledByPost;
    }

    String filledByContact() {
        return filledByContact;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant handedInAt() {
        return handedInAt;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    Instant consolidatedAt() {
        return consolidatedAt;
    }

    Instant forwardedAt() {
        return forwardedAt;
    }

    /** Goes up with every change of what its unit typed into the table; pages are held against it. */
    long tableVersion() {
        return tableVersion;
    }

    /** The post that saved the table last; null before, and when nobody did from a page. */
    String tableSavedBy() {
        return tableSavedBy;
    }

    Instant tableSavedAt() {
        return tableSavedAt;
    }

    void tableSaved(String by, Instant now) {
        tableVersion++;
        tableSavedBy = by;
        tableSavedAt = now;
    }

    /** Reports to another unit from now on; what its reviewer has not decided goes to that one as well. */
    void moveBelow(String newSuperior) {
        superiorCode = newSuperior;
        reviewerCode = newSuperior;
    }

    /** When a letter last asked for it, by the schedule or by its superior's 催办; null for never. */
    Instant lastRemindedAt() {
        return lastRemindedAt;
    }

    void reminded(Instant now) {
        lastRemindedAt = now;
    }

    void signedBy(String name, String post, String contact) {
        this.filledBy = name;
        this.filledByPost = post;
        this.filledByContact = contact;
    }

    void summarise(String text) {
        this.summaryText = text;
    }

    /** Hands the report in for review, and notes whether it came after its deadline. */
    void handIn(Instant now) {
        if (!now.isBefore(limitAt().toInstant())) {
            late = true;
        }
        round++;
        handedInAt = now;
        returnReason = null;
        reviewerCode = superiorCode;
        state = ReportState.IN_REVIEW;
    }

    /** Closed without anything handed in, and now something turns up that had reached its superior. */
    void takeUpAgain() {
        state = reviewedRound > 0 ? ReportState.RETURNED : ReportState.WAITING;
        closedAt = null;
        // Its subordinates were gathered or closed long ago: what comes now is its own.
        cutOffDay = null;
    }

    /**
     * Hands in what reached the superior by mail or on paper: the day on which it arrived decides whether it is late, not
     * the day on which somebody typed it.
     */
    void handInFor(LocalDate arrivedOn, Instant now) {
        boolean wasLate = late;
        handIn(now);
        late = wasLate || arrivedOn.isAfter(limitDay());
    }

    /**
     * Takes the report back before its review began. After the limit there are days left to hand it in again, which then
     * counts as late. A unit with subordinates gathers anew: only when the engine has taken the recall does it consolidate,
     * for until then nothing waits for what it sends.
     *
     * @param correctBy the last of these days
     */
    void recall(LocalDate correctBy, Instant now) {
        if (!now.isBefore(limitAt().toInstant())) {
            late = true;
            correctByDay = correctBy;
        }
        handedInAt = null;
        if (gathersFromSubordinates()) {
            state = ReportState.GATHERING;
        } else {
            state = reviewedRound > 0 ? ReportState.RETURNED : ReportState.WAITING;
        }
    }

    void declareNoNomination(Instant now) {
        round++;
        handedInAt = now;
        close(ReportState.NO_NOMINATION, now);
    }

    /** Accepted by the reviewer of this round; {@link #climbTo} may send it on to the next. */
    void accept(Instant now) {
        reviewedRound = round;
        decidedAt = now;
        close(ReportState.ACCEPTED, now);
    }

    void returnForCorrection(String reason, LocalDate correctBy, Instant now) {
        reviewedRound = round;
        decidedAt = now;
        returnReason = reason;
        correctByDay = correctBy;
        reviewerCode = superiorCode;
        state = ReportState.RETURNED;
    }

    /** The superior's own table has gone up already: what came after it is reviewed by the level above as well. */
    void climbTo(String nextReviewer) {
        reviewerCode = nextReviewer;
        supplementary = true;
        round++;
        closedAt = null;
        state = ReportState.IN_REVIEW;
    }

    /** Begins or goes on consolidating, unless the report was handed in or closed at the same moment. */
    void startConsolidating(Instant now) {
        if (!mayGather()) {
            return;
        }
        if (consolidatedAt == null) {
            consolidatedAt = now;
        }
        state = ReportState.CONSOLIDATING;
    }

    /** Whether the unit may still gather and consolidate: not once it has handed in or is closed. */
    boolean mayGather() {
        return state.awaitsHandIn() || state == ReportState.CONSOLIDATING || state == ReportState.FORWARDING;
    }

    void waitForOwnHandIn() {
        state = ReportState.WAITING;
    }

    void readyToForward() {
        state = ReportState.FORWARDING;
    }

    void forward(Instant now) {
        handIn(now);
        if (forwardedAt == null) {
            forwardedAt = now;
        }
    }

    void close(ReportState end, Instant now) {
        state = end;
        closedAt = now;
    }

    /** A voluntary report was closed quietly, or an owed one recorded as missing; its superior lets it in after all. */
    void reopen(LocalDate until) {
        takeUpAgain();
        grantExtension(until);
    }

    void grantExtension(LocalDate until) {
        dueDay = until;
        dueDaySetForUnit = true;
        if (closesDay.isBefore(until)) {
            closesDay = until;
        }
        // What was handed in before the new date is not late any more.
        if (handedInAt != null && handedInAt.isBefore(limitAt().toInstant())) {
            late = false;
        }
    }

    /** Sets the deadline that the receiving unit gives this one unit. */
    void moveDueDay(LocalDate day, LocalDate newCutOffDay) {
        dueDay = day;
        dueDaySetForUnit = true;
        shiftCutOff(newCutOffDay);
    }

    /** Follows a deadline that the receiving unit sets for all its subordinates; a date of the unit's own stays. */
    boolean followDueDay(LocalDate day, LocalDate newCutOffDay) {
        if (dueDaySetForUnit || dueDay.equals(day)) {
            return false;
        }
        dueDay = day;
        shiftCutOff(newCutOffDay);
        return true;
    }

    private void shiftCutOff(LocalDate newCutOffDay) {
        if (cutOffDay != null) {
            cutOffDay = newCutOffDay;
        }
    }
}
