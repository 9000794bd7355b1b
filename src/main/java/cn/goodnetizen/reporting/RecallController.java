package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a report back, asked on a page of its own. */
@Controller
class RecallController {

    private final ReportAccess access;
    private final ReportPages pages;
    private final Recall recall;

    RecallController(ReportAccess access, ReportPages pages, Recall recall) {
        this.access = access;
        this.pages = pages;
        this.recall = recall;
    }

    @GetMapping("/reports/{id}/recall")
    String ask(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        Report report = access.toWorkOn(id, me);
        ReportPages.ReportPage page = pages.page(id, me);
        if (!page.desk().mayRecall()) {
            return "redirect:/reports/" + id;
        }
        model.addAttribute("page", page);
        model.addAttribute("late", recall.late(report));
        return "reporting/recall";
    }

    @PostMapping("/reports/{id}/recall")
    String recall(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toWorkOn(id, me);
        try {
            recall.recall(id);
            flash.addFlashAttribute("flashSuccess", "已撤回，可以修改后再次报送。");
        } catch (HandInRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
        }
        return "redirect:/reports/" + id;
    }
}
