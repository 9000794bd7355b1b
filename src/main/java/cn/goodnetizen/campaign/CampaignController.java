package cn.goodnetizen.campaign;

import cn.goodnetizen.account.AccountPrincipal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A campaign as people read it, and its copy for another year. */
@Controller
class CampaignController {

    private final CampaignAccess access;
    private final Campaigns campaigns;
    private final CampaignPlanning planning;
    private final CampaignDefinitions definitions;

    CampaignController(
            CampaignAccess access, Campaigns campaigns, CampaignPlanning planning, CampaignDefinitions definitions) {
        this.access = access;
        this.campaigns = campaigns;
        this.planning = planning;
        this.definitions = definitions;
    }

    @GetMapping("/campaigns")
    String newest(@AuthenticationPrincipal AccountPrincipal me) {
        return campaigns
                .running()
                .or(() -> access.atHead(me) ? campaigns.current() : Optional.empty())
                .map(campaign -> "redirect:/campaigns/" + campaign.id())
                .orElse("redirect:/notices");
    }

    @GetMapping("/campaigns/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        CampaignInfo campaign = access.campaign(id, me);
        CampaignDefinition definition = campaigns.definition(id);
        boolean atHead = access.atHead(me);
        model.addAttribute("campaign", campaign);
        model.addAttribute("definition", definition);
        model.addAttribute("ours", new OwnDefaults(definition.ours()));
        model.addAttribute("leads", access.leads(me, definition));
        // What the organisers said to each other's drafts is theirs.
        model.addAttribute("atHead", atHead);
        if (atHead) {
            model.addAttribute("approvals", planning.approvals(id));
            model.addAttribute("campaigns", campaigns.all());
        }
        return "campaign/campaign";
    }

    /** The copy is shown as a list of changes first; nothing is stored before somebody has confirmed it. */
    @GetMapping("/campaigns/{id}/copy")
    String preview(
            @PathVariable long id,
            @RequestParam(required = false) Integer year,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        CampaignInfo campaign = ledBy(me, id);
        CampaignDefinition definition = campaigns.definition(id);
        model.addAttribute("campaign", campaign);
        model.addAttribute("year", year == null ? definition.year() + 1 : year);
        if (year != null) {
            try {
                model.addAttribute("copy", copy(definition, year));
            } catch (CampaignRefusedException refused) {
                model.addAttribute("refused", refused.getMessage());
            }
        }
        return "campaign/copy";
    }

    @PostMapping("/campaigns/{id}/copy")
    String plan(
            @PathVariable long id,
            @RequestParam int year,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        ledBy(me, id);
        try {
            CampaignCopy copy = copy(campaigns.definition(id), year);
            if (!copy.problems().isEmpty()) {
                return "redirect:/campaigns/" + id + "/copy?year=" + year;
            }
            long planned = planning.plan(definitions.write(copy.definition()));
            flash.addFlashAttribute("flashSuccess", year + " 年的活动已建立，起草任务已进入 Tasklist。");
            return "redirect:/campaigns/" + planned;
        } catch (CampaignRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
            return "redirect:/campaigns/" + id + "/copy";
        }
    }

    private CampaignCopy copy(CampaignDefinition definition, int year) {
        if (year <= definition.year() || year > definition.year() + 10) {
            throw new CampaignRefusedException(
                    "year",
                    "年度应在 " + (definition.year() + 1) + " 到 " + (definition.year() + 10) + " 之间，填写的是 " + year + "。");
        }
        if (planning.isPlanned(year)) {
            throw new CampaignRefusedException("year", year + " 年的活动已经建立，不能重复建立。");
        }
        HolidayCalendar holidays = definitions
                .holidays(year)
                .orElseThrow(() -> new CampaignRefusedException(
                        "year", year + " 年的放假安排尚未收录，公示期的工作日无法推算。请先补充 campaigns/holidays-" + year + ".yaml。"));
        return CampaignCopy.forYear(definition, year, holidays);
    }

    private CampaignInfo ledBy(AccountPrincipal me, long campaignId) {
        CampaignInfo campaign = access.campaign(campaignId, me);
        if (!access.leads(me, campaigns.definition(campaignId))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return campaign;
    }
}
