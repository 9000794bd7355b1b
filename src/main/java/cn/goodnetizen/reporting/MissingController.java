package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.paper.PaperPrinter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has not handed in: on the screen, on paper, and what is done about it. */
@Controller
class MissingController {

    private static final int LONGEST_NOTE = 200;

    private final MissingReports missing;
    private final PaperPrinter printer;
    private final ReportWording wording;
    private final Organization organization;

    MissingController(MissingReports missing, PaperPrinter printer, ReportWording wording, Organization organization) {
        this.missing = missing;
        this.printer = printer;
        this.wording = wording;
        this.organization = organization;
    }

    @GetMapping("/children/missing")
    String show(
            @RequestParam(required = false) String kind, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        requireSuperior(me);
        model.addAttribute("page", missing.page(me, kindOf(kind)));
        model.addAttribute("kinds", ReportKind.values());
        return "reporting/missing";
    }

    @GetMapping("/children/missing.pdf")
    ResponseEntity<byte[]> paper(
            @RequestParam(required = false) String kind, @AuthenticationPrincipal AccountPrincipal me) {
        requireSuperior(me);
        MissingReports.MissingPage page = missing.page(me, kindOf(kind));
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename("未报名单.pdf", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(printer.pdf(
                        "paper/missing",
                        Map.of(
                                "page",
                                page,
                                "now",
                                wording.moment(page.now()),
                                "lines",
                                page.lines().stream().map(this::printed).toList())));
    }

    private PrintedLine printed(MissingReports.Line line) {
        String over = line.owed() ? "已逾期 " : "已过 ";
        return new PrintedLine(
                line.unit().name(),
                line.unit().phone(),
                line.state().label(),
                wording.deadline(line.limitDay()),
                line.daysOver() > 0 ? over + line.daysOver() + " 天" : "",
                line.lastRemindedAt() == null ? "" : wording.moment(line.lastRemindedAt()),
                line.contact() == null ? "" : line.contact() + "：" + line.contactNote());
    }

    @PostMapping("/children/missing/urge")
    String urge(
            @RequestParam(name = "report", required = false) Set<Long> chosen,
            @RequestParam(required = false) String kind,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        requireSuperior(me);
        if (chosen == null || chosen.isEmpty()) {
            flash.addFlashAttribute("flashError", "没有可催办的单位。");
        } else {
            MissingReports.Urged urged = missing.urge(chosen, me);
            if (urged.count() > 0) {
                flash.addFlashAttribute("flashSuccess", "已向 " + urged.count() + " 个单位发出催办邮件。");
            }
            if (!urged.refusals().isEmpty()) {
                flash.addFlashAttribute("flashWarning", String.join(" ", urged.refusals()));
            }
        }
        return back(kind);
    }

    @PostMapping("/children/missing/{id}/call")
    String called(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) String kind,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        String text = note.strip();
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_NOTE) {
            flash.addFlashAttribute("flashError", "联系情况最多 " + LONGEST_NOTE + " 个字，填写了 " + length + " 个字，未保存：" + text);
        } else {
            missing.called(id, text.isEmpty() ? "已提醒报送" : text, me);
            flash.addFlashAttribute("flashSuccess", "已记下电话联系情况。");
        }
        return back(kind);
    }

    private static String back(String kind) {
        return "redirect:/children/missing?kind=" + kindOf(kind).code();
    }

    private static ReportKind kindOf(String code) {
        return Arrays.stream(ReportKind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElse(ReportKind.NOMINATION);
    }

    record PrintedLine(
            String unit, String phone, String state, String deadline, String over, String reminded, String contact) {}

    private void requireSuperior(AccountPrincipal me) {
        if (organization.subordinatesOf(me.unitCode()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
