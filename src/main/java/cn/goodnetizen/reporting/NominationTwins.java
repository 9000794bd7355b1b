package cn.goodnetizen.reporting;

import cn.goodnetizen.organization.Organization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds people who are nominated more than once: by another unit, or by the same one in a row that is not in the table
 * any more. No rule of the notice forbids it, so it is a warning: to the unit, which may not know who the other is, and to
 * the superior, which does.
 */
@Component
class NominationTwins {

    private static final Set<RowState> UP = Set.of(RowState.HANDED_IN, RowState.ACCEPTED);

    private final Reports reports;
    private final NominationRows rows;
    private final ReportAccess access;
    private final Organization organization;

    NominationTwins(Reports reports, NominationRows rows, ReportAccess access, Organization organization) {
        this.reports = reports;
        this.rows = rows;
        this.access = access;
        this.organization = organization;
    }

    /** The warnings of stored rows, by the id of their row; rows without one are missing. */
    @Transactional(readOnly = true)
    Map<Long, List<String>> ofRows(long reportId, List<ReportView.Row> stored, String readerUnit) {
        Map<Long, List<String>> found = new HashMap<>();
        List<List<String>> warnings = of(
                reportId,
                stored.stream()
                        .map(row -> new Candidate(row.id(), row.nominee()))
                        .toList(),
                readerUnit);
        for (int i = 0; i < stored.size(); i++) {
            if (!warnings.get(i).isEmpty()) {
                found.put(stored.get(i).id(), warnings.get(i));
            }
        }
        return found;
    }

    /**
     * The warnings of rows as they are typed.
     *
     * @param readerUnit whoever reads them; other units are named only to those who may read their tables
     * @return as many lists as candidates, most of them empty
     */
    @Transactional(readOnly = true)
    List<List<String>> of(long reportId, List<Candidate> candidates, String readerUnit) {
        Report report = reports.get(reportId);
        Set<String> names = candidates.stream()
                .map(candidate -> candidate.nominee().nameKey())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        List<NominationRow> namesakes = names.isEmpty() ? List.of() : rows.findNamesakes(report.campaignId(), names);
        Map<Long, Report> tables =
                reports
                        .findAllById(
                                namesakes.stream().map(NominationRow::reportId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Report::id, Function.identity()));
        Set<Long> inTable = candidates.stream()
                .map(Candidate::rowId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<Long, Long> sources = sources(inTable);
        return candidates.stream()
                .map(candidate -> {
                    Set<Long> itself = new HashSet<>(inTable);
                    for (Long at = candidate.rowId(); at != null; at = sources.get(at)) {
                        itself.add(at);
                    }
                    return namesakes.stream()
                            .filter(row -> !itself.contains(row.id()))
                            .filter(row -> row.nominee().isSamePersonAs(candidate.nominee()))
                            .map(row -> warning(row, report, tables.get(row.reportId()), readerUnit))
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
                })
                .toList();
    }

    /** Which row below each row of a superior's table stands for, and that one in turn, level by level. */
    private Map<Long, Long> sources(Set<Long> tableRows) {
        Map<Long, Long> sources = new HashMap<>();
        for (Set<Long> level = tableRows; !level.isEmpty(); ) {
            Set<Long> below = new HashSet<>();
            for (NominationRow row : rows.findAllById(level)) {
                if (row.sourceRowId() != null && sources.putIfAbsent(row.id(), row.sourceRowId()) == null) {
                    below.add(row.sourceRowId());
                }
            }
            level = below;
        }
        return sources;
    }

    /** A row that only stands for another one says nothing new. */
    private String warning(NominationRow row, Report own, Report other, String readerUnit) {
        if (other.id() == own.id()) {
            return row.state() != RowState.LEFT_OUT
                    ? null
                    : "此人曾列入本表，后未列入" + (given(row.returnReason()) ? "（" + row.returnReason() + "）" : "");
        }
        if (row.sourceRowId() != null || !UP.contains(row.state())) {
            return null;
        }
        return access.mayRead(other, readerUnit)
                ? organization.unit(other.unitCode()).shortName() + "推荐表第 " + row.rowNo() + " 行也推荐了此人"
                : "另一单位也推荐了此人，请与上级核实";
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    /** @param rowId null for a row that is not stored yet */
    record Candidate(Long rowId, Nominee nominee) {}
}
