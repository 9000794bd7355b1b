package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.AccountSessions;
import cn.goodnetizen.account.HandoverDuty;
import cn.goodnetizen.account.HandoverRecord;
import cn.goodnetizen.account.OneTimeCode;
import cn.goodnetizen.account.PostHandover;
import cn.goodnetizen.account.Posts;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.paper.PaperPrinter;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * A post changes hands (岗位交接), with everything that is open. Here rather than beside the accounts, because only here is
 * known what a unit still has to do.
 */
@Controller
class HandoverController {

    private final MyDuties duties;
    private final PostHandover handover;
    private final Posts posts;
    private final AccountSessions sessions;
    private final Organization organization;
    private final PaperPrinter printer;

    HandoverController(
            MyDuties duties,
            PostHandover handover,
            Posts posts,
            AccountSessions sessions,
            Organization organization,
            PaperPrinter printer) {
        this.duties = duties;
        this.handover = handover;
        this.posts = posts;
        this.sessions = sessions;
        this.organization = organization;
        this.printer = printer;
    }

    @GetMapping("/handover")
    String show(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        String predecessor = posts.find(me.username()).map(Posts.Post::holder).orElse(null);
        model.addAttribute("handover", new HandoverForm(predecessor, null, null, null, OneTimeCode.next(), false));
        return page(me, model);
    }

    @PostMapping("/handover")
    String handOver(
            @Valid @ModelAttribute("handover") HandoverForm form,
            BindingResult binding,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            HttpSession session) {
        if (binding.hasErrors()) {
            return page(me, model);
        }
        long id = handover.handOver(
                me,
                new PostHandover.Successor(form.predecessor(), form.successor(), form.phone(), form.note()),
                form.code(),
                open(me));
        sessions.handedOver(me, session, id);
        return "redirect:/handovers/" + id;
    }

    @GetMapping("/handovers/{id}")
    String record(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        HandoverRecord record = handover.readable(id, me);
        model.addAttribute("record", record);
        model.addAttribute("unit", organization.unit(record.unitCode()));
        return "reporting/handover-record";
    }

    /** 交接单: both sign it, the unit files it. */
    @GetMapping("/handovers/{id}/paper")
    ResponseEntity<byte[]> paper(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        HandoverRecord record = handover.readable(id, me);
        byte[] pdf = printer.pdf(
                "reporting/handover-paper",
                Map.of(
                        "record", record,
                        "paper", HandoverPaper.of(record),
                        "unit", organization.unit(record.unitCode())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("岗位交接单-" + record.post().replace(' ', '-') + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(pdf);
    }

    private String page(AccountPrincipal me, Model model) {
        model.addAttribute("unit", organization.unit(me.unitCode()));
        model.addAttribute("post", me.displayName());
        model.addAttribute("duties", open(me));
        return "reporting/handover";
    }

    /** What passes to the successor, in the words of the page of duties. */
    private List<HandoverDuty> open(AccountPrincipal me) {
        MyDuties.DutiesPage page = duties.of(me);
        Stream<HandoverDuty> receipts = page.unsigned().stream()
                .map(item -> new HandoverDuty(
                        "签收《" + item.notice().title() + "》", item.notice().receiptDueDay(), "待签收"));
        Stream<HandoverDuty> reports = page.open().stream()
                .map(duty -> new HandoverDuty(
                        duty.guidance().kindName(),
                        duty.report().limitDay(),
                        duty.report().state().label()));
        Stream<HandoverDuty> tasks = page.tasks().stream()
                .map(task -> new HandoverDuty("Tasklist：" + task.name(), null, task.count() + " 项待办"));
        return Stream.of(receipts, reports, tasks).flatMap(stream -> stream).toList();
    }
}
