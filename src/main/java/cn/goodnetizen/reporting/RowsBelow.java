package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.reporting.RowFilter.Mark;
import cn.goodnetizen.reporting.RowFilter.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * All rows that the units below one unit have handed in, as one table. It is read whole (some thousand rows at most),
 * because whoever is nominated twice is found only by looking at all of them.
 */
@Component
class RowsBelow {

    private final Reports reports;
    private final NominationRows rows;
    private final LateRows lateRows;
    private final ReviewChoices choices;
    private final ReviewRounds rounds;
    private final Recordings recordings;
    private final ReportAccess access;
    private final Campaigns campaigns;
    private final Organization organization;

    RowsBelow(
            Reports reports,
            NominationRows rows,
            LateRows lateRows,
            ReviewChoices choices,
            ReviewRounds rounds,
            Recordings recordings,
            ReportAccess access,
            Campaigns campaigns,
            Organization organization) {
        this.reports = reports;
        this.rows = rows;
        this.lateRows = lateRows;
        this.choices = choices;
        this.rounds = rounds;
        this.recordings = recordings;
        this.access = access;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    /** The page of one unit, which sees its own subordinates' rows only, personal data in full. */
    @Transactional(readOnly = true)
    RowsPage page(AccountPrincipal me, RowFilter filter) {
        Unit unit = organization.unit(me.unitCode());
        CampaignInfo campaign = campaigns.running().orElse(null);
        if (campaign == null) {
            return new RowsPage(unit, false, filter, List.of(), Map.of(), Map.of(), 0, List.of(), 1, List.of());
        }
        List<Row> all = all(campaign.id(), me.unitCode());
        Map<String, String> units = new LinkedHashMap<>();
        all.forEach(row -> units.putIfAbsent(row.unitCode(), row.unit()));
        Map<Standing, Long> standings = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            standings.put(
                    standing,
                    all.stream().filter(row -> row.standing() == standing).count());
        }
        Map<Mark, Long> marks = new EnumMap<>(Mark.class);
        for (Mark mark : Mark.values()) {
            marks.put(mark, all.stream().filter(row -> row.has(mark)).count());
        }
        List<Row> found = all.stream().filter(row -> row.fits(filter)).toList();
        int pages = Math.max(1, (found.size() + RowFilter.ROWS_ON_A_PAGE - 1) / RowFilter.ROWS_ON_A_PAGE);
        int from = Math.min(filter.page() - 1, pages - 1) * RowFilter.ROWS_ON_A_PAGE;
        return new RowsPage(
                unit,
                access.acts(me),
                filter,
                found.subList(from, Math.min(from + RowFilter.ROWS_ON_A_PAGE, found.size())),
                standings,
                marks,
                found.size(),
                units.entrySet().stream()
                        .map(entry -> new UnitChoice(entry.getKey(), entry.getValue()))
                        .toList(),
                pages,
                underReview(campaign.id(), me.unitCode()));
    }

    /** Every row below a unit, with what is known about it. */
    @Transactional(readOnly = true)
    List<Row> all(long campaignId, String superiorCode) {
        List<NominationRow> found = rows.findBelow(campaignId, superiorCode);
        Map<Long, NominationRow> sources = byId(
                rows.findAllById(found.stream()
                        .filter(NominationRow::supplementary)
                        .map(NominationRow::sourceRowId)
                        .toList()),
                NominationRow::id);
        Set<Long> reportIds = new LinkedHashSet<>();
        found.forEach(row -> reportIds.add(row.reportId()));
        sources.values().forEach(row -> reportIds.add(row.reportId()));
        Map<Long, Report> of = byId(reports.findAllById(reportIds), Report::id);
        Map<String, ReviewChoice> chosen = choices.findByReportIdIn(reportIds).stream()
                .collect(Collectors.toMap(
                        choice -> choiceKey(choice.reportId(), choice.round(), choice.rowId()), Function.identity()));
        Set<Long> recorded = recordings.ofCurrentRound(of.values());
        Map<Long, List<String>> twice = twice(found, of);
        return found.stream()
                .map(row -> {
                    Report own = of.get(row.reportId());
                    Report deciding = row.supplementary()
                            ? of.get(sources.get(row.sourceRowId()).reportId())
                            : own;
                    boolean open = row.state() == RowState.HANDED_IN
                            && deciding.state() == ReportState.IN_REVIEW
                            && superiorCode.equals(deciding.reviewerCode());
                    ReviewChoice choice =
                            open ? chosen.get(choiceKey(deciding.id(), deciding.round(), row.id())) : null;
                    return new Row(
                            ReportView.Row.of(row),
                            own.id(),
                            own.unitCode(),
                            shortName(own),
                            row.supplementary() ? shortName(deciding) : null,
                            deciding.late(),
                            recorded.contains(deciding.id()),
                            open,
                            choice == null ? null : choice.accepted(),
                            choice == null ? row.returnReason() : choice.reason(),
                            twice.getOrDefault(row.id(), List.of()));
                })
                .toList();
    }

    private static String choiceKey(long reportId, int round, long rowId) {
        return reportId + "/" + round + "/" + rowId;
    }

    private static <T> Map<Long, T> byId(Collection<T> all, Function<T, Long> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    private String shortName(Report report) {
        return organization.unit(report.unitCode()).shortName();
    }

    /**
     * Who stands in the tables more than once. People share names and offices share numbers: only a name together with the
     * phone or the employer tells a person.
     */
    private Map<Long, List<String>> twice(List<NominationRow> found, Map<Long, Report> of) {
        Map<String, List<NominationRow>> same = new HashMap<>();
        for (NominationRow row : found) {
            if (row.state() != RowState.LEFT_OUT) {
                Nominee nominee = row.nominee();
                String name = nominee.personName().replaceAll("\\s", "");
                same.computeIfAbsent(name + "\n" + nominee.phone().replaceAll("\\D", ""), key -> new ArrayList<>())
                        .add(row);
                same.computeIfAbsent(name + "\t" + nominee.employer().replaceAll("\\s", ""), key -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<Long, Set<NominationRow>> others = new HashMap<>();
        same.values().stream()
                .filter(group -> group.size() > 1)
                .forEach(group -> group.forEach(
                        row -> group.stream().filter(other -> other != row).forEach(other -> others.computeIfAbsent(
                                        row.id(), id -> new LinkedHashSet<>())
                                .add(other))));
        Map<Long, List<String>> named = new HashMap<>();
        others.forEach((id, rowsOfOthers) -> named.put(
                id,
                rowsOfOthers.stream()
                        .map(other -> shortName(of.get(other.reportId())) + "第 " + other.rowNo() + " 行")
                        .toList()));
        return named;
    }

    /** The tables that wait for this reviewer, with how far it got. */
    private List<Progress> underReview(long campaignId, String reviewerCode) {
        return reports
                .findByCampaignIdAndKindAndReviewerCodeAndStateOrderById(
                        campaignId, ReportKind.NOMINATION, reviewerCode, ReportState.IN_REVIEW)
                .stream()
                .map(report -> {
                    List<ReviewChoice> chosen = choices.findByReportIdAndRound(report.id(), report.round());
                    return new Progress(
                            report.id(),
                            organization.unit(report.unitCode()).name(),
                            report.supplementary(),
                            rounds.findByReportIdAndRound(report.id(), report.round())
                                    .map(ReviewRound::begun)
                                    .orElse(false),
                            lateRows.underReview(report).size(),
                            chosen.size(),
                            chosen.stream().filter(choice -> !choice.accepted()).count());
                })
                .toList();
    }

    /**
     * @param acts whether the reader may decide; a manager only reads
     * @param found how many rows fit, over all pages
     */
    record RowsPage(
            Unit unit,
            boolean acts,
            RowFilter filter,
            List<Row> rows,
            Map<Standing, Long> standings,
            Map<Mark, Long> marks,
            int found,
            List<UnitChoice> units,
            int pages,
            List<Progress> progress) {

        public long total() {
            return standings.values().stream().mapToLong(Long::longValue).sum();
        }

        public boolean anyOpen() {
            return acts && rows.stream().anyMatch(Row::open);
        }

        public int place() {
            return Math.min(filter.page(), pages);
        }
    }

    record UnitChoice(String code, String name) {}

    /** @param returned how many of the rows chosen for are to be returned */
    record Progress(
            long reportId, String unit, boolean supplementary, boolean begun, int rows, int chosen, long returned) {

        public boolean ready() {
            return chosen >= rows;
        }
    }

    /**
     * @param reportId the report in whose table it stands
     * @param climbedFrom the unit further below whose late row this is; null otherwise
     * @param open whether this reviewer can decide on it now
     * @param chosen what was chosen for it; null for nothing yet
     * @param twice where else the same person stands
     */
    record Row(
            ReportView.Row row,
            long reportId,
            String unitCode,
            String unit,
            String climbedFrom,
            boolean late,
            boolean recorded,
            boolean open,
            Boolean chosen,
            String reason,
            List<String> twice) {

        public Standing standing() {
            return switch (row.state()) {
                case DRAFT, HANDED_IN -> chosen == null ? Standing.UNDECIDED : Standing.CHOSEN;
                case ACCEPTED -> Standing.ACCEPTED;
                case RETURNED -> Standing.RETURNED;
                case LEFT_OUT -> Standing.LEFT_OUT;
            };
        }

        boolean has(Mark mark) {
            return switch (mark) {
                case TWICE -> !twice.isEmpty();
                case LATE -> late || row.supplementary();
                case RECORDED -> recorded;
            };
        }

        boolean fits(RowFilter filter) {
            return (filter.unit().isEmpty() || filter.unit().equals(unitCode))
                    && (filter.standing() == null || filter.standing() == standing())
                    && (filter.marked() == null || has(filter.marked()))
                    && (filter.q().isEmpty() || says(filter.q().toLowerCase(Locale.ROOT)));
        }

        private boolean says(String piece) {
            Nominee nominee = row.nominee();
            return Stream.of(
                            nominee.personName(),
                            nominee.employer(),
                            nominee.platform(),
                            nominee.accountNickname(),
                            nominee.phone(),
                            nominee.remark())
                    .anyMatch(text ->
                            text != null && text.toLowerCase(Locale.ROOT).contains(piece));
        }
    }
}
