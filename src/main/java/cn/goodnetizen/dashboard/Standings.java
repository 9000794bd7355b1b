package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportQueries;
import cn.goodnetizen.reporting.ReportState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Counts the reports of a campaign within a scope. Reads our own tables only, never the engine. */
@Component
class Standings {

    private final ReportQueries reports;
    private final Campaigns campaigns;
    private final Organization organization;
    private final Clock clock;

    Standings(ReportQueries reports, Campaigns campaigns, Organization organization, Clock clock) {
        this.reports = reports;
        this.campaigns = campaigns;
        this.organization = organization;
        this.clock = clock;
    }

    /** What the unit of an account may look at. */
    Scope scopeOf(String unitCode) {
        return Scope.of(unitCode, organization.all());
    }

    /** The kind of report that is on people's minds: the nominations until all of them are done with. */
    ReportKind currentKind(long campaignId, Scope scope) {
        return reports(campaignId, ReportKind.NOMINATION, scope).stream()
                        .anyMatch(report -> report.state().isOpen())
                ? ReportKind.NOMINATION
                : ReportKind.SUMMARY;
    }

    KindFigures figures(long campaignId, ReportKind kind, Scope scope) {
        List<ReportInfo> found = reports(campaignId, kind, scope);
        ReportFilter all = ReportFilter.all(kind);
        return new KindFigures(
                kind,
                campaigns.definition(campaignId).reports().name(kind),
                figure("all", all, found),
                tiles(all, found),
                figure("late", all.onlyLate(), found));
    }

    /** The steps of the process at which reports rest now, in the order in which a report passes them. */
    List<StepCount> steps(long campaignId, ReportKind kind, Scope scope) {
        List<ReportInfo> found = reports(campaignId, kind, scope);
        Map<String, EnumSet<ReportState>> states = new LinkedHashMap<>();
        for (ReportState state : ReportState.values()) {
            states.computeIfAbsent(state.elementId(kind), element -> EnumSet.noneOf(ReportState.class))
                    .add(state);
        }
        List<StepCount> steps = new ArrayList<>();
        states.forEach((element, resting) -> steps.add(
                step(element, labelOf(resting, found), ReportFilter.all(kind).at(element), found)));
        steps.add(step(
                ReportFilter.EXTENSION_STEP, "审批延期", ReportFilter.all(kind).at(ReportFilter.EXTENSION_STEP), found));
        return steps.stream().filter(step -> step.count() > 0).toList();
    }

    private static String labelOf(Collection<ReportState> resting, List<ReportInfo> found) {
        return resting.stream()
                .filter(state -> found.stream().anyMatch(report -> report.state() == state))
                .map(ReportState::label)
                .collect(Collectors.joining("、"));
    }

    private StepCount step(String element, String label, ReportFilter filter, List<ReportInfo> found) {
        Figure figure = figure(element, filter, found);
        return new StepCount(element, figure.count(), label, figure.link());
    }

    /** The units of a scope as a tree, each with its own report and what stands below it. */
    List<UnitNode> tree(long campaignId, ReportKind kind, Scope scope) {
        Map<String, ReportInfo> byUnit = reports(campaignId, kind, scope).stream()
                .collect(Collectors.toMap(ReportInfo::unitCode, report -> report));
        return scope.units().values().stream()
                .filter(unit -> !scope.contains(Objects.requireNonNullElse(unit.superiorCode(), "")))
                .map(unit -> node(unit, kind, scope, byUnit))
                .toList();
    }

    private UnitNode node(Unit unit, ReportKind kind, Scope scope, Map<String, ReportInfo> byUnit) {
        List<UnitNode> children = scope.units().values().stream()
                .filter(other -> unit.code().equals(other.superiorCode()))
                .filter(other -> !other.dissolved() || byUnit.containsKey(other.code()))
                .map(child -> node(child, kind, scope, byUnit))
                .toList();
        List<ReportInfo> below = byUnit.values().stream()
                .filter(report -> scope.isBelow(report.unitCode(), unit.code()))
                .toList();
        ReportFilter filter = ReportFilter.all(kind).below(unit.code());
        ReportInfo own = byUnit.get(unit.code());
        return new UnitNode(
                unit,
                own,
                own != null && ReportFilter.isLate(own, today()),
                children,
                tiles(filter, below).stream()
                        .filter(figure -> figure.count() > 0)
                        .toList(),
                figure("late", filter.onlyLate(), below));
    }

    /** The reports behind a number, in the order of the tree. */
    List<ReportInfo> matching(long campaignId, ReportFilter filter, Scope scope) {
        return reports(campaignId, filter.kind(), scope).stream()
                .filter(report -> filter.matches(report, today()))
                .filter(report -> filter.unit() == null || scope.isBelow(report.unitCode(), filter.unit()))
                .toList();
    }

    /** All reports of a kind within a scope, in the order of the tree. */
    List<ReportInfo> reports(long campaignId, ReportKind kind, Scope scope) {
        Map<String, ReportInfo> byUnit = reports.all(campaignId, kind).stream()
                .collect(Collectors.toMap(ReportInfo::unitCode, report -> report));
        return scope.units().keySet().stream()
                .map(byUnit::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Figure> tiles(ReportFilter filter, List<ReportInfo> found) {
        return Arrays.stream(Tile.values())
                .map(tile -> figure(tile.code(), filter.in(tile.states()), found))
                .toList();
    }

    private Figure figure(String code, ReportFilter filter, List<ReportInfo> found) {
        LocalDate today = today();
        return new Figure(
                code,
                found.stream().filter(report -> filter.matches(report, today)).count(),
                filter.link());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
