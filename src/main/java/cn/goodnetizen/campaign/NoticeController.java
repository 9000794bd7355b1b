package cn.goodnetizen.campaign;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The notices a unit received, its receipt for them, and for organisers what they issue. */
@Controller
class NoticeController {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final NoticeDispatch notices;
    private final CampaignAccess access;
    private final CampaignPlanning planning;
    private final Campaigns campaigns;
    private final Organization organization;
    private final NoticePapers papers;

    NoticeController(
            NoticeDispatch notices,
            CampaignAccess access,
            CampaignPlanning planning,
            Campaigns campaigns,
            Organization organization,
            NoticePapers papers) {
        this.notices = notices;
        this.access = access;
        this.planning = planning;
        this.campaigns = campaigns;
        this.organization = organization;
        this.papers = papers;
    }

    @GetMapping("/notices")
    String list(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        boolean atHead = access.atHead(me);
        model.addAttribute(
                "notices",
                (atHead ? issued() : notices.receivedBy(me.unitCode()))
                        .stream().map(notice -> line(notice, me)).toList());
        model.addAttribute("atHead", atHead);
        model.addAttribute("campaigns", visibleCampaigns(atHead));
        model.addAttribute("mayIssue", maySupplement(me));
        campaigns
                .running()
                .map(campaign -> access.notices(campaign.id(), me))
                .filter(all -> all.size() > 1)
                .ifPresent(all -> model.addAttribute("compare", all.getFirst().id()));
        return "campaign/notices";
    }

    private List<NoticeInfo> issued() {
        return campaigns.all().stream()
                .flatMap(campaign -> notices.issuedIn(campaign.id()).reversed().stream())
                .toList();
    }

    private List<CampaignInfo> visibleCampaigns(boolean atHead) {
        return campaigns.all().stream()
                .filter(campaign -> atHead || campaign.state().isPublished())
                .toList();
    }

    private NoticeLine line(NoticeInfo notice, AccountPrincipal me) {
        List<NoticeDispatch.ReceiptInfo> below = notices.receiptsBelow(me.unitCode(), notice.id());
        return new NoticeLine(
                notice,
                notice.senderCode() == null
                        ? null
                        : organization.unit(notice.senderCode()).shortName(),
                below.size(),
                below.stream().filter(receipt -> receipt.receivedAt() != null).count());
    }

    private boolean maySupplement(AccountPrincipal me) {
        return campaigns
                .running()
                .filter(campaign -> campaign.state() == CampaignState.PUBLISHED)
                .filter(campaign -> access.leads(me, campaigns.definition(campaign.id())))
                .isPresent();
    }

    @GetMapping("/notices/{id}")
    String show(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        NoticeInfo notice = access.notice(id, me);
        List<Signature> below = notices.receiptsBelow(me.unitCode(), id).stream()
                .map(receipt ->
                        new Signature(organization.unit(receipt.unitCode()), receipt.dueDay(), receipt.receivedAt()))
                .toList();
        model.addAttribute("notice", notice);
        model.addAttribute("campaign", campaigns.campaign(notice.campaignId()));
        model.addAttribute(
                "sender",
                notice.senderCode() == null
                        ? null
                        : organization.unit(notice.senderCode()).name());
        model.addAttribute("html", new NoticeDocument(notice.body()).html());
        model.addAttribute("others", access.notices(notice.campaignId(), me).size() > 1);
        model.addAttribute("below", below);
        model.addAttribute(
                "signed",
                below.stream().filter(unit -> unit.receivedAt() != null).count());
        model.addAttribute("maySign", access.actsForUnit(me) && notice.senderCode() != null);
        return "campaign/notice";
    }

    @PostMapping("/notices/{id}/receipt")
    String sign(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        NoticeInfo notice = access.notice(id, me);
        if (!access.actsForUnit(me)) {
            throw new AccessDeniedException("managers do not sign");
        }
        if (notices.sign(id, me.unitCode(), me.username())) {
            flash.addFlashAttribute("flashSuccess", "已签收《" + notice.title() + "》。");
        } else {
            flash.addFlashAttribute("flashWarning", "这份通知已经签收过，无需重复签收。");
        }
        return "redirect:/notices/" + id;
    }

    @GetMapping("/notices/{id}/notice.docx")
    ResponseEntity<byte[]> download(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        NoticeInfo notice = access.notice(id, me);
        return file(notice.title() + ".docx", DOCX, papers.docx(notice));
    }

    /** The official paper with red head and annexes; behind the forwarding union's own sheet where there is one. */
    @GetMapping("/notices/{id}/notice.pdf")
    ResponseEntity<byte[]> print(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        NoticeInfo notice = access.notice(id, me);
        return file(notice.title() + ".pdf", MediaType.APPLICATION_PDF, papers.pdf(notice));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(content);
    }

    @GetMapping("/campaigns/{campaignId}/supplementary-notice")
    String compose(@PathVariable long campaignId, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        model.addAttribute("campaign", ledBy(me, campaignId));
        model.addAttribute("supplement", new SupplementaryNoticeForm("", "", ""));
        return "campaign/supplementary-notice";
    }

    @PostMapping("/campaigns/{campaignId}/supplementary-notice")
    String issue(
            @PathVariable long campaignId,
            @Valid @ModelAttribute("supplement") SupplementaryNoticeForm supplement,
            BindingResult errors,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash) {
        model.addAttribute("campaign", ledBy(me, campaignId));
        if (!errors.hasErrors()) {
            try {
                long noticeId = planning.issueSupplementary(
                        campaignId, supplement.number(), supplement.title(), supplement.body());
                flash.addFlashAttribute("flashSuccess", "补充通知已印发，正沿工会、网信两条线逐级转发。");
                return "redirect:/notices/" + noticeId;
            } catch (CampaignRefusedException refused) {
                errors.rejectValue(refused.field(), "refused", refused.getMessage());
            }
        }
        return "campaign/supplementary-notice";
    }

    private CampaignInfo ledBy(AccountPrincipal me, long campaignId) {
        CampaignInfo campaign = access.campaign(campaignId, me);
        if (!access.leads(me, campaigns.definition(campaignId))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return campaign;
    }

    /** A line of the list: the notice, who sent it, and how many below have signed. */
    record NoticeLine(NoticeInfo notice, String sender, int below, long signed) {}

    /** What a subordinate unit did about a notice. */
    record Signature(Unit unit, LocalDate dueDay, OffsetDateTime receivedAt) {}
}
