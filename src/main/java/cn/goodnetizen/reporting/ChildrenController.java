package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import jakarta.validation.Valid;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a unit with subordinates sees of their reports, and the deadlines it gives them. */
@Controller
class ChildrenController {

    private final ChildrenOverview overview;
    private final ReportAccess access;
    private final ReportPages pages;
    private final ReportDeadlines deadlines;
    private final ReportWording wording;
    private final Organization organization;

    ChildrenController(
            ChildrenOverview overview,
            ReportAccess access,
            ReportPages pages,
            ReportDeadlines deadlines,
            ReportWording wording,
            Organization organization) {
        this.overview = overview;
        this.access = access;
        this.pages = pages;
        this.deadlines = deadlines;
        this.wording = wording;
        this.organization = organization;
    }

    @GetMapping("/children")
    String show(
            @RequestParam(required = false) String kind,
            @RequestParam(required = false) String state,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        if (organization.subordinatesOf(me.unitCode()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", overview.of(me, kindOf(kind), groupOf(state)));
        model.addAttribute("groups", ChildrenOverview.Group.values());
        return "reporting/children";
    }

    private static ReportKind kindOf(String code) {
        return Arrays.stream(ReportKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElse(ReportKind.NOMINATION);
    }

    private static ChildrenOverview.Group groupOf(String badge) {
        return Arrays.stream(ChildrenOverview.Group.values())
                .filter(group -> group.badge().equals(badge))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/reports/{id}/deadline")
    String deadline(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        Report report = access.toSchedule(id, me);
        model.addAttribute("deadline", new DeadlineForm(report.dueDay()));
        return deadlinePage(id, me, model);
    }

    @PostMapping("/reports/{id}/deadline")
    String moveDeadline(
            @PathVariable long id,
            @Valid @ModelAttribute("deadline") DeadlineForm deadline,
            BindingResult errors,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash) {
        Report report = access.toSchedule(id, me);
        if (!errors.hasErrors()) {
            try {
                deadlines.move(id, deadline.dueDay());
                flash.addFlashAttribute(
                        "flashSuccess",
                        organization.unit(report.unitCode()).shortName() + "的截止时间已调整为 "
                                + wording.deadline(deadline.dueDay()) + "。");
                return "redirect:/children?kind=" + report.kind().code();
            } catch (HandInRefusedException refused) {
                errors.rejectValue(refused.field(), "refused", refused.getMessage());
            }
        }
        return deadlinePage(id, me, model);
    }

    private String deadlinePage(long id, AccountPrincipal me, Model model) {
        model.addAttribute("page", pages.page(id, me));
        return "reporting/deadline";
    }
}
