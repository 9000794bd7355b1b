package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.Campaigns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts together what the page of a 推荐表 shows: the table to type in or to read, its warnings, its stamped scan. */
@Component
class NominationPages {

    private final Reports reports;
    private final Campaigns campaigns;
    private final NominationTwins twins;
    private final StampedScans scans;

    NominationPages(Reports reports, Campaigns campaigns, NominationTwins twins, StampedScans scans) {
        this.reports = reports;
        this.campaigns = campaigns;
        this.twins = twins;
        this.scans = scans;
    }

    /** The page as it is stored. */
    String show(ReportPages.ReportPage page, AccountPrincipal me, Model model) {
        if (page.editable()) {
            model.addAttribute("table", stored(page));
        }
        return fill(page, me, model);
    }

    /** The page around a table that the model may hold already, as somebody typed it. */
    String fill(ReportPages.ReportPage page, AccountPrincipal me, Model model) {
        List<ReportView.Scan> found = scans.of(page.report().id());
        model.addAttribute("page", page);
        model.addAttribute(
                "rowsPerSheet",
                campaigns
                        .definition(reports.get(page.report().id()).campaignId())
                        .reports()
                        .nomination()
                        .rowsPerSheet());
        model.addAttribute("scan", found.isEmpty() ? null : found.getFirst());
        model.addAttribute("olderScans", found.stream().skip(1).toList());
        model.addAttribute(
                "mayScan", page.mayWork() && StampedScans.welcome(page.report().state()));
        if (model.getAttribute("table") instanceof NominationTable table && page.editable()) {
            model.addAttribute("warnings", warnings(page, table, me));
        } else {
            model.addAttribute("warnings", twins.ofRows(page.report().id(), page.rowsOfTable(), me.unitCode()));
        }
        return "reporting/nomination";
    }

    static NominationTable stored(ReportPages.ReportPage page) {
        return NominationTable.of(
                page.rows().stream().map(ReportPages.RowLine::row).toList(), page.report());
    }

    /** By the place of the row in the table; rows that are decided are not warned of again. */
    private Map<Integer, List<String>> warnings(
            ReportPages.ReportPage page, NominationTable table, AccountPrincipal me) {
        List<List<String>> all = twins.of(
                page.report().id(),
                table.rows().stream()
                        .map(row -> new NominationTwins.Candidate(row.rowId(), row.nominee()))
                        .toList(),
                me.unitCode());
        Map<Integer, List<String>> found = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            ReportPages.RowLine line = page.line(table.rows().get(i).rowId());
            if (!all.get(i).isEmpty() && (line == null || line.row().open())) {
                found.put(i, all.get(i));
            }
        }
        return found;
    }
}
