package cn.goodnetizen.dashboard;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The manager's page, and the parts of it that refresh themselves. */
@Controller
@PreAuthorize("hasAnyRole('MANAGER', 'ORGANISER')")
class DashboardController {

    private final Campaigns campaigns;
    private final Standings standings;
    private final Milestones milestones;

    DashboardController(Campaigns campaigns, Standings standings, Milestones milestones) {
        this.campaigns = campaigns;
        this.standings = standings;
        this.milestones = milestones;
    }

    @GetMapping("/dashboard")
    String overview(
            @RequestParam(required = false) ReportKind kind,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        CampaignInfo campaign = campaigns.current().orElse(null);
        model.addAttribute("campaign", campaign);
        if (campaign != null) {
            addFigures(campaign, me, model);
            addTree(campaign, kind, me, model);
        }
        return "dashboard/overview";
    }

    @GetMapping("/dashboard/figures")
    String figures(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        addFigures(campaigns.current().orElseThrow(), me, model);
        return "dashboard/parts :: figures";
    }

    @GetMapping("/dashboard/tree")
    String tree(@RequestParam ReportKind kind, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        addTree(campaigns.current().orElseThrow(), kind, me, model);
        return "dashboard/parts :: tree";
    }

    @GetMapping("/dashboard/steps")
    @ResponseBody
    List<StepCount> steps(@RequestParam ReportKind kind, @AuthenticationPrincipal AccountPrincipal me) {
        return campaigns
                .current()
                .map(campaign -> standings.steps(campaign.id(), kind, standings.scopeOf(me.unitCode())))
                .orElse(List.of());
    }

    private void addFigures(CampaignInfo campaign, AccountPrincipal me, Model model) {
        Scope scope = standings.scopeOf(me.unitCode());
        model.addAttribute("campaign", campaign);
        model.addAttribute("scope", scope);
        model.addAttribute("milestones", milestones.ahead(campaigns.definition(campaign.id()), scope));
        model.addAttribute(
                "kinds",
                Arrays.stream(ReportKind.values())
                        .map(kind -> standings.figures(campaign.id(), kind, scope))
                        .toList());
    }

    private void addTree(CampaignInfo campaign, ReportKind asked, AccountPrincipal me, Model model) {
        Scope scope = standings.scopeOf(me.unitCode());
        ReportKind kind = asked == null ? standings.currentKind(campaign.id(), scope) : asked;
        model.addAttribute("kind", kind);
        model.addAttribute("tree", standings.tree(campaign.id(), kind, scope));
    }
}
