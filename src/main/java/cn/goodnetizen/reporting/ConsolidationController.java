package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A unit makes its own report from what it accepted from below, and sends it up. */
@Controller
class ConsolidationController {

    private static final int LONGEST_REASON = 200;

    private final ReportAccess access;
    private final ConsolidationDesk desk;

    ConsolidationController(ReportAccess access, ConsolidationDesk desk) {
        this.access = access;
        this.desk = desk;
    }

    @GetMapping("/reports/{id}/consolidation")
    String show(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        model.addAttribute("typed", Map.of());
        return page(id, me, model);
    }

    private String page(long id, AccountPrincipal me, Model model) {
        model.addAttribute("page", desk.page(id, me));
        return "reporting/consolidation";
    }

    /**
     * @param shown the rows that the page carried; others stay as they are
     * @param out those of them that are left out, each with its reason in {@code reason-<row>}
     * @param action {@code save}, or {@code send} to be asked afterwards
     */
    @PostMapping("/reports/{id}/consolidation")
    String save(
            @PathVariable long id,
            @RequestParam(name = "shown", required = false) Set<Long> shown,
            @RequestParam(name = "out", required = false) Set<Long> out,
            @RequestParam(required = false) String summaryText,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash) {
        access.toWorkOn(id, me);
        Map<Long, String> reasons = new HashMap<>();
        Map<Long, String> typed = new HashMap<>();
        Map<Long, String> errors = new HashMap<>();
        for (Long row : shown == null ? Set.<Long>of() : shown) {
            boolean leftOut = out != null && out.contains(row);
            String reason = parameters.getOrDefault("reason-" + row, "").strip();
            int length = reason.codePointCount(0, reason.length());
            if (leftOut) {
                typed.put(row, reason);
            }
            if (leftOut && reason.isEmpty()) {
                errors.put(row, "不列入须写明原因");
            } else if (leftOut && length > LONGEST_REASON) {
                errors.put(row, "原因最多 " + LONGEST_REASON + " 个字，填写了 " + length + " 个字");
            }
            reasons.put(row, leftOut ? reason : null);
        }
        String text =
                summaryText == null ? null : summaryText.replace("\r\n", "\n").strip();
        String tooLong = text == null || text.codePointCount(0, text.length()) <= SummaryForm.LONGEST
                ? null
                : "总结正文最多 " + SummaryForm.LONGEST + " 个字，填写了 " + text.codePointCount(0, text.length()) + " 个字";
        if (errors.isEmpty() && tooLong == null) {
            try {
                desk.save(id, reasons, text, me);
                if (action.equals("send")) {
                    return "redirect:/reports/" + id + "/consolidation/send";
                }
                flash.addFlashAttribute("flashSuccess", "已保存，Tasklist 中的同一任务也已更新。");
                return "redirect:/reports/" + id + "/consolidation";
            } catch (HandInRefusedException refused) {
                model.addAttribute("refusal", refused.getMessage());
            }
        }
        model.addAttribute("typed", typed);
        model.addAttribute("rowErrors", errors);
        model.addAttribute("typedText", text);
        model.addAttribute("textError", tooLong);
        return page(id, me, model);
    }

    /** Says what will be sent to whom, before it is sent. */
    @GetMapping("/reports/{id}/consolidation/send")
    String ask(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.toWorkOn(id, me);
        ConsolidationDesk.DeskPage page = desk.page(id, me);
        if (!page.sendable()) {
            return "redirect:/reports/" + id + "/consolidation";
        }
        model.addAttribute("page", page);
        return "reporting/consolidation-send";
    }

    @PostMapping("/reports/{id}/consolidation/send")
    String send(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toWorkOn(id, me);
        try {
            desk.send(id);
            flash.addFlashAttribute("flashSuccess", "已汇总完成并报出；审核结果会发邮件告知。");
        } catch (HandInRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
        }
        return "redirect:/reports/" + id + "/consolidation";
    }
}
