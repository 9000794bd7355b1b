package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The superior's table of all rows from below, and its list of summaries: look, choose, finish. */
@Controller
class ReviewDeskController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RowsBelow rowsBelow;
    private final SummariesBelow summariesBelow;
    private final ReviewDesk desk;
    private final ConsolidationWorkbook workbook;
    private final Organization organization;

    ReviewDeskController(
            RowsBelow rowsBelow,
            SummariesBelow summariesBelow,
            ReviewDesk desk,
            ConsolidationWorkbook workbook,
            Organization organization) {
        this.rowsBelow = rowsBelow;
        this.summariesBelow = summariesBelow;
        this.desk = desk;
        this.workbook = workbook;
        this.organization = organization;
    }

    @GetMapping("/children/rows")
    String rows(@ModelAttribute("filter") RowFilter filter, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        requireSuperior(me);
        return rowsPage(filter, Set.of(), new ReturnReason("", ""), me, model);
    }

    private String rowsPage(RowFilter filter, Set<Long> ticked, ReturnReason reason, AccountPrincipal me, Model model) {
        model.addAttribute("page", rowsBelow.page(me, filter));
        model.addAttribute("standings", RowFilter.Standing.values());
        model.addAttribute("marks", RowFilter.Mark.values());
        model.addAttribute("reasons", ReturnReason.OF_ROWS);
        model.addAttribute("ticked", ticked);
        model.addAttribute("given", reason);
        return "reporting/rows-below";
    }

    /** @param action {@code accept} or {@code return} for the rows ticked */
    @PostMapping("/children/rows")
    String choose(
            @ModelAttribute("filter") RowFilter filter,
            @RequestParam(name = "row", required = false) Set<Long> ticked,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String common,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash) {
        requireSuperior(me);
        ReturnReason given = new ReturnReason(common, reason);
        boolean accepts = action.equals("accept");
        try {
            if (ticked == null || ticked.isEmpty()) {
                throw new HandInRefusedException("row", "请先勾选要处理的行。");
            }
            ReviewDesk.Result result = desk.choose(ticked, accepts ? null : given.text(), me);
            tell(flash, result, "已为 " + result.count() + " 行选定“" + (accepts ? "通过" : "退回") + "”；完成审核后生效。");
            return "redirect:" + address(filter);
        } catch (HandInRefusedException refused) {
            model.addAttribute("refusedField", refused.field());
            model.addAttribute("refusal", refused.getMessage());
            return rowsPage(filter, ticked == null ? Set.of() : ticked, given, me, model);
        }
    }

    @PostMapping("/children/rows/accept-rest")
    String acceptRest(
            @RequestParam long report,
            @ModelAttribute("filter") RowFilter filter,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        ReviewDesk.Result result = desk.acceptRest(report, me);
        tell(flash, result, "其余 " + result.count() + " 行已选定“通过”；完成审核后生效。");
        return "redirect:" + address(filter);
    }

    @PostMapping("/children/rows/finish")
    String finish(
            @RequestParam(name = "report", required = false) Set<Long> chosen,
            @ModelAttribute("filter") RowFilter filter,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        requireSuperior(me);
        if (chosen == null || chosen.isEmpty()) {
            flash.addFlashAttribute("flashError", "请先勾选要完成审核的单位。");
            return "redirect:" + address(filter);
        }
        ReviewDesk.Result result = desk.finish(chosen, me);
        tell(flash, result, "已完成 " + result.count() + " 个单位的审核，结果会发邮件告知。");
        return "redirect:" + address(filter);
    }

    @PostMapping("/reports/{id}/review")
    String begin(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        desk.begin(id, me);
        flash.addFlashAttribute("flashSuccess", "已开始审核，报送单位不能再自行撤回。");
        return "redirect:/reports/" + id;
    }

    @GetMapping("/children/summaries")
    String summaries(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        requireSuperior(me);
        return summariesPage(Set.of(), new ReturnReason("", ""), me, model);
    }

    private String summariesPage(Set<Long> ticked, ReturnReason reason, AccountPrincipal me, Model model) {
        model.addAttribute("page", summariesBelow.page(me));
        model.addAttribute("reasons", ReturnReason.OF_SUMMARIES);
        model.addAttribute("ticked", ticked);
        model.addAttribute("given", reason);
        return "reporting/summaries-below";
    }

    @PostMapping("/children/summaries")
    String decideSummaries(
            @RequestParam(name = "report", required = false) Set<Long> ticked,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String common,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash) {
        requireSuperior(me);
        ReturnReason given = new ReturnReason(common, reason);
        boolean accepts = action.equals("accept");
        try {
            if (ticked == null || ticked.isEmpty()) {
                throw new HandInRefusedException("row", "请先勾选要处理的总结。");
            }
            ReviewDesk.Result result = desk.decideSummaries(ticked, accepts ? null : given.text(), me);
            tell(flash, result, (accepts ? "已通过 " : "已退回 ") + result.count() + " 份总结，结果会发邮件告知。");
            return "redirect:/children/summaries";
        } catch (HandInRefusedException refused) {
            model.addAttribute("refusedField", refused.field());
            model.addAttribute("refusal", refused.getMessage());
            return summariesPage(ticked == null ? Set.of() : ticked, given, me, model);
        }
    }

    @GetMapping("/children/workbook.xlsx")
    void workbook(@AuthenticationPrincipal AccountPrincipal me, HttpServletResponse response) throws IOException {
        requireSuperior(me);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(organization.unit(me.unitCode()).shortName() + "汇总表.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        workbook.write(me, response.getOutputStream());
    }

    private static void tell(RedirectAttributes flash, ReviewDesk.Result result, String done) {
        if (result.count() > 0) {
            flash.addFlashAttribute("flashSuccess", done);
        }
        List<String> refusals = result.refusals();
        if (!refusals.isEmpty()) {
            flash.addFlashAttribute("flashWarning", String.join(" ", refusals));
        }
    }

    /** The same rows again, on the same page. */
    private static String address(RowFilter filter) {
        return UriComponentsBuilder.fromPath("/children/rows")
                .queryParam("unit", filter.unit())
                .queryParam("state", filter.state())
                .queryParam("mark", filter.mark())
                .queryParam("q", filter.q())
                .queryParam("page", filter.page())
                .encode()
                .toUriString();
    }

    private void requireSuperior(AccountPrincipal me) {
        if (organization.subordinatesOf(me.unitCode()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
