package cn.goodnetizen.dashboard;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.reporting.ReportInfo;
import cn.goodnetizen.reporting.ReportState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The reports behind a number of the manager's page. */
@Controller
@PreAuthorize("hasAnyRole('MANAGER', 'ORGANISER')")
class ReportRowsController {

    private final Campaigns campaigns;
    private final Standings standings;
    private final Organization organization;
    private final Clock clock;

    ReportRowsController(Campaigns campaigns, Standings standings, Organization organization, Clock clock) {
        this.campaigns = campaigns;
        this.standings = standings;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/dashboard/reports")
    String rows(
            @RequestParam ReportKind kind,
            @RequestParam(name = "state", required = false) Set<ReportState> states,
            @RequestParam(required = false) String element,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) String unit,
            @RequestParam(required = false) Long after,
            @RequestParam(required = false) Long before,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        Scope scope = standings.scopeOf(me.unitCode());
        if (unit != null && !scope.contains(unit)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ReportFilter filter = new ReportFilter(kind, states, element, late, unit);
        CampaignInfo campaign =
                campaigns.current().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<ReportInfo> everything = standings.reports(campaign.id(), kind, scope);
        List<ReportInfo> found = standings.matching(campaign.id(), filter, scope);
        Page page = Page.of(found, everything, after, before);
        model.addAttribute("filter", filter);
        model.addAttribute("unit", unit == null ? null : organization.unit(unit));
        model.addAttribute(
                "kindName", campaigns.definition(campaign.id()).reports().name(kind));
        model.addAttribute("what", what(filter, campaign.id(), scope));
        model.addAttribute("total", found.size());
        model.addAttribute("rows", page.rows().stream().map(this::row).toList());
        model.addAttribute("newer", page.newer() == null ? null : filter.link() + "&before=" + page.newer());
        model.addAttribute("older", page.older() == null ? null : filter.link() + "&after=" + page.older());
        return "dashboard/reports";
    }

    /** What the number counted, as the manager's page names it; null for all of a kind. */
    private String what(ReportFilter filter, long campaignId, Scope scope) {
        if (filter.element() == null) {
            return null;
        }
        return standings.steps(campaignId, filter.kind(), scope).stream()
                .filter(step -> step.elementId().equals(filter.element()))
                .map(StepCount::label)
                .findFirst()
                .orElse(filter.element());
    }

    private Row row(ReportInfo report) {
        return new Row(
                report,
                organization.unit(report.unitCode()).name(),
                report.superiorCode() == null
                        ? null
                        : organization.unit(report.superiorCode()).shortName(),
                ReportFilter.isLate(report, LocalDate.now(clock)));
    }

    /** A report with the names that people know its units by. */
    record Row(ReportInfo report, String unitName, String superiorName, boolean late) {}

    /**
     * A stretch of a list. Its key is a report: the next stretch begins behind it even when that report itself has left
     * the list meanwhile.
     */
    record Page(List<ReportInfo> rows, Long newer, Long older) {

        private static final int SIZE = 25;

        static Page of(List<ReportInfo> found, List<ReportInfo> everything, Long after, Long before) {
            List<Long> order = everything.stream().map(ReportInfo::id).toList();
            int from;
            if (before != null) {
                from = Math.max(0, countUpTo(found, order, order.indexOf(before) - 1) - SIZE);
            } else {
                from = after == null ? 0 : countUpTo(found, order, order.indexOf(after));
            }
            int to = Math.min(found.size(), from + SIZE);
            return new Page(
                    found.subList(from, to),
                    from > 0 && from < to ? found.get(from).id() : null,
                    to < found.size() ? found.get(to - 1).id() : null);
        }

        private static int countUpTo(List<ReportInfo> found, List<Long> order, int position) {
            return (int) found.stream()
                    .filter(report -> order.indexOf(report.id()) <= position)
                    .count();
        }
    }
}
