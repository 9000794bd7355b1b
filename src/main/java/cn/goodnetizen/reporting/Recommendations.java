package cn.goodnetizen.reporting;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What other features may ask about recommended people; each stands here once, with the unit that wrote the row. */
@Component
@Transactional(readOnly = true)
public class Recommendations {

    private final NominationRows rows;
    private final Reports reports;
    private final Organization organization;

    Recommendations(NominationRows rows, Reports reports, Organization organization) {
        this.rows = rows;
        this.reports = reports;
        this.organization = organization;
    }

    /** Those who were accepted in one review of one table, by row. */
    public List<Recommendation> acceptedIn(long reportId, int round) {
        return of(rows.findRecommendedIn(reportId, round));
    }

    /** Those of one person: several units may recommend the same. */
    public List<Recommendation> ofPerson(long campaignId, String phoneHash) {
        return of(rows.findRecommendedByPhone(campaignId, List.of(phoneHash)));
    }

    /**
     * Those of a campaign, by the number of the row.
     *
     * @param unitCode the unit that recommends; null for all units
     * @param after the number of the row after which to begin
     */
    public List<Recommendation> page(long campaignId, @Nullable String unitCode, long after, int limit) {
        return of(
                unitCode == null
                        ? rows.findRecommended(campaignId, after, Limit.of(limit))
                        : rows.findRecommendedBy(campaignId, answeredForBy(unitCode), after, Limit.of(limit)));
    }

    /** The unit itself and those that have ended and from which it took over. */
    private List<String> answeredForBy(String unitCode) {
        return organization.all().stream()
                .filter(unit -> unit.dissolved() || unit.code().equals(unitCode))
                .map(Unit::code)
                .filter(code -> organization.receiverFor(code).code().equals(unitCode))
                .toList();
    }

    private List<Recommendation> of(List<NominationRow> found) {
        Map<Long, Report> tables =
                reports.findAllById(found.stream().map(NominationRow::reportId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Report::id, Function.identity()));
        return found.stream()
                .map(row -> of(row, Objects.requireNonNull(tables.get(row.reportId()))))
                .toList();
    }

    private Recommendation of(NominationRow row, Report table) {
        Nominee nominee = row.nominee();
        return new Recommendation(
                row.id(),
                table.campaignId(),
                table.id(),
                organization.receiverFor(table.unitCode()).code(),
                row.rowNo(),
                nominee.maskedName(),
                nominee.maskedPhone(),
                nominee.employer(),
                row.phoneHash(),
                row.acceptedAt());
    }
}
