package cn.goodnetizen.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.lang.Nullable;

/**
 * Who owes which report to whom and until when (notice, section six and annex 3; cover letter of 省教育工会).
 * Units are named by their codes and levels only: 1 = the province, 2 = a union or office under it, 3 = grassroots.
 *
 * @param lateClosesOn the last day on which a late report is still waited for
 * @param correctionDays days a unit has to mend a returned report, beginning the day after the return
 * @param cutOffDaysBeforeOwnDeadline how long before its own deadline a unit consolidates what it has accepted
 */
public record ReportRules(
        LocalDate lateClosesOn,
        int correctionDays,
        int cutOffDaysBeforeOwnDeadline,
        Nomination nomination,
        Summary summary,
        News news) {

    /** The value of {@link DutyRule#reportsTo()} that stands for the unit's own superior. */
    public static final String SUPERIOR = "superior";

    /**
     * The duty of a unit by the campaign's own dates.
     *
     * @param unitLevel 1, 2 or 3
     * @param superiorCode code of the unit above, null at the two roots
     * @throws IllegalArgumentException when the campaign has no rule for that level
     */
    public ReportDuty duty(ReportKind kind, int unitLevel, @Nullable String superiorCode) {
        DutyRule rule = rule(kind, unitLevel, superiorCode);
        return new ReportDuty(rule.dueOn() != null ? rule.dueOn() : beforeUnion(kind, rule), owed(kind));
    }

    /**
     * The duty of a unit whose superior has a deadline of its own: where the campaign names no day for the unit, it
     * follows the superior's.
     *
     * @param superiorsDueDay the day on which the superior itself must report
     */
    public ReportDuty duty(ReportKind kind, int unitLevel, @Nullable String superiorCode, LocalDate superiorsDueDay) {
        DutyRule rule = rule(kind, unitLevel, superiorCode);
        LocalDate day = rule.dueOn() != null ? rule.dueOn() : superiorsDueDay.minusDays(rule.daysBeforeSuperior());
        return new ReportDuty(day, owed(kind));
    }

    /**
     * The unit that receives and reviews a report; empty at level 1, where reports end. Nominations of both lines go to
     * 省总工会 (annex 3, note 2), summaries stay in their line.
     */
    public Optional<String> reportsTo(ReportKind kind, int unitLevel, @Nullable String superiorCode) {
        String to = rule(kind, unitLevel, superiorCode).reportsTo();
        return Optional.ofNullable(SUPERIOR.equals(to) ? superiorCode : to);
    }

    /** Whether a rule names this unit as the receiver of reports, which then need not come from its own subordinates. */
    public boolean names(ReportKind kind, String unitCode) {
        return of(kind).duties().stream().anyMatch(rule -> unitCode.equals(rule.reportsTo()));
    }

    /** Codes of the units at which reports of a kind end, and where their processes therefore begin. */
    public List<String> roots(ReportKind kind) {
        return of(kind).roots();
    }

    public boolean isRoot(ReportKind kind, String unitCode) {
        return roots(kind).contains(unitCode);
    }

    /** Whether silence about a report of this kind is a failing. */
    public boolean owed(ReportKind kind) {
        return of(kind).owed();
    }

    /** The name of the report on screens and in letters. */
    public String name(ReportKind kind) {
        return of(kind).name();
    }

    /** The day on which a unit with the given deadline consolidates what it has accepted from below. */
    public LocalDate cutOffDay(LocalDate ownDueDay) {
        return ownDueDay.minusDays(cutOffDaysBeforeOwnDeadline);
    }

    /** The day until which a report returned on a given day must be mended, never before its own deadline. */
    public LocalDate correctionDueDay(LocalDate returnedOn, LocalDate dueDay) {
        LocalDate corrected = returnedOn.plusDays(correctionDays);
        return corrected.isBefore(dueDay) ? dueDay : corrected;
    }

    ReportDefinition of(ReportKind kind) {
        return switch (kind) {
            case NOMINATION -> nomination;
            case SUMMARY -> summary;
        };
    }

    private LocalDate beforeUnion(ReportKind kind, DutyRule rule) {
        return defaultRule(kind, rule.level() - 1).dueOn().minusDays(rule.daysBeforeSuperior());
    }

    private DutyRule rule(ReportKind kind, int level, @Nullable String superiorCode) {
        return of(kind).duties().stream()
                .filter(rule -> rule.level() == level
                        && rule.superior() != null
                        && rule.superior().equals(superiorCode))
                .findFirst()
                .orElseGet(() -> defaultRule(kind, level));
    }

    private DutyRule defaultRule(ReportKind kind, int level) {
        return of(kind).duties().stream()
                .filter(rule -> rule.level() == level && rule.superior() == null)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no rule for a " + kind.code() + " report of level " + level));
    }

    /** What the two kinds of report have in common. */
    sealed interface ReportDefinition {

        String name();

        boolean owed();

        List<String> roots();

        List<DutyRule> duties();
    }

    /**
     * The recommendation table: a paper of numbered rows, more rows than fit make more sheets.
     *
     * @param stampField the line above the table, signatureFields the lines below it
     */
    public record Nomination(
            String name,
            boolean owed,
            List<String> roots,
            List<DutyRule> duties,
            int rowsPerSheet,
            List<Column> columns,
            String stampField,
            List<String> signatureFields,
            List<String> notes)
            implements ReportDefinition {

        public Nomination {
            roots = List.copyOf(roots);
            duties = List.copyOf(duties);
            columns = List.copyOf(columns);
            signatureFields = List.copyOf(signatureFields);
            notes = List.copyOf(notes);
        }

        /** How many sheets of paper a table of so many rows fills; an empty table is one sheet. */
        public int sheets(int rows) {
            return Math.max(1, Math.ceilDiv(rows, rowsPerSheet));
        }
    }

    /**
     * The summary with its pictures, videos and publicity material.
     *
     * @param materials what belongs to it
     * @param label the word that file names and the manifest carry (短视频大赛)
     */
    public record Summary(
            String name, boolean owed, List<String> roots, List<DutyRule> duties, List<String> materials, String label)
            implements ReportDefinition {

        public Summary {
            roots = List.copyOf(roots);
            duties = List.copyOf(duties);
            materials = List.copyOf(materials);
        }
    }

    /** Short news that any unit may send up at any time while the campaign runs. */
    public record News(String name, boolean owed, LocalDate opensOn, LocalDate closesOn) {}

    /**
     * One line of the table of duties. The rule that names a unit's superior goes before the one that names none;
     * every level has exactly one of the latter.
     *
     * @param superior code of the superior for whose units this rule stands, null for all others of the level
     * @param reportsTo code of the receiving unit, {@value ReportRules#SUPERIOR}, or null where reports end
     * @param dueOn the last day, or null when daysBeforeSuperior counts from the superior's own deadline
     */
    public record DutyRule(
            int level,
            @Nullable String superior,
            @Nullable String reportsTo,
            @Nullable LocalDate dueOn,
            @Nullable Integer daysBeforeSuperior) {}

    /** A column of the recommendation table. */
    public record Column(String code, String name, boolean required) {}
}
