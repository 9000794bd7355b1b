package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.StoredFileAnswer;
import cn.goodnetizen.media.UploadField;
import cn.goodnetizen.media.UploadIntake;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One report: its unit types, saves, hands in and asks for more time; those above read the same page. */
@Controller
class ReportController {

    private static final String HAND_IN = "hand-in";
    private static final Set<String> FORM_AS_A_WHOLE = Set.of("rows", "state");

    private final ReportAccess access;
    private final ReportPages pages;
    private final ReportHandIn handIn;
    private final NominationPages nominations;
    private final Extensions extensions;
    private final ReportFiles files;
    private final StoredFileAnswer answer;
    private final SummaryMaterials materials;
    private final UploadIntake uploads;

    ReportController(
            ReportAccess access,
            ReportPages pages,
            ReportHandIn handIn,
            NominationPages nominations,
            Extensions extensions,
            ReportFiles files,
            StoredFileAnswer answer,
            SummaryMaterials materials,
            UploadIntake uploads) {
        this.access = access;
        this.pages = pages;
        this.handIn = handIn;
        this.nominations = nominations;
        this.extensions = extensions;
        this.files = files;
        this.answer = answer;
        this.materials = materials;
        this.uploads = uploads;
    }

    @GetMapping("/reports/{id}")
    String show(
            @PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Authentication account, Model model) {
        ReportPages.ReportPage page = pages.page(id, me);
        if (page.report().kind() == ReportKind.NOMINATION) {
            return nominations.show(page, me, model);
        }
        if (page.editable()) {
            model.addAttribute("summary", SummaryForm.of(page.report()));
        }
        return page(page, account, model);
    }

    private String page(ReportPages.ReportPage page, Authentication account, Model model) {
        model.addAttribute("page", page);
        if (page.editable()) {
            model.addAttribute(
                    "upload",
                    UploadField.of(
                            "upload",
                            SummaryMaterials.PURPOSE,
                            Long.toString(page.report().id()),
                            true,
                            materials.intake(),
                            account,
                            uploads));
        }
        return "reporting/summary";
    }

    private static int place(String action) {
        String place = action.substring("remove-".length());
        return place.matches("\\d{1,4}") ? Integer.parseInt(place) : -1;
    }

    static String handedIn(boolean sent) {
        return sent ? "已报送上级，审核结果会发邮件告知。" : "已保存。下级单位还在报送，本单位的材料将在汇总时一并报出。";
    }

    static void reject(HandInRefusedException refused, BindingResult errors) {
        if (FORM_AS_A_WHOLE.contains(refused.field())) {
            errors.reject("refused", refused.getMessage());
        } else {
            errors.rejectValue(refused.field(), "refused", refused.getMessage());
        }
    }

    /** Asked in the page from which it is declared, see {@code reporting/parts :: no-nomination}. */
    @PostMapping("/reports/{id}/no-nomination")
    String declareNoNomination(
            @PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.toWorkOn(id, me);
        try {
            handIn.declareNoNomination(id);
            flash.addFlashAttribute("flashSuccess", "已报“无推荐”，本项办结。");
        } catch (HandInRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
        }
        return "redirect:/reports/" + id;
    }

    /** Text and files travel in one form: adding or removing a file keeps the text that is being written. */
    @PostMapping("/reports/{id}/summary")
    String summary(
            @PathVariable long id,
            @Valid @ModelAttribute("summary") SummaryForm summary,
            BindingResult errors,
            @RequestParam(name = "upload", required = false) List<MultipartFile> chosen,
            @RequestParam(defaultValue = "save") String action,
            @AuthenticationPrincipal AccountPrincipal me,
            Authentication account,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        access.toWorkOn(id, me);
        try {
            MaterialController.apply(materials, id, summary.materials(), action);
        } catch (HandInRefusedException refused) {
            reject(refused, errors);
        }
        if (!errors.hasErrors()) {
            try {
                handIn.saveSummary(id, summary.summaryText(), summary.signature());
                add(id, chosen == null ? List.of() : chosen, account, model);
                if (action.equals(HAND_IN)) {
                    requireSignature(summary, errors);
                }
                if (!errors.hasErrors() && !model.containsAttribute("uploadErrors")) {
                    flash.addFlashAttribute(
                            "flashSuccess", action.equals(HAND_IN) ? handedIn(handIn.handInSummary(id)) : "已保存。");
                    return "redirect:/reports/" + id;
                }
            } catch (HandInRefusedException refused) {
                reject(refused, errors);
            }
        }
        return page(pages.page(id, me), account, model);
    }

    /** One file that does not fit keeps none of the others out. */
    private void add(long id, List<MultipartFile> files, Authentication account, Model model) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (MultipartFile upload : files) {
            boolean chosen = upload.getOriginalFilename() != null
                    && !upload.getOriginalFilename().isEmpty();
            if (chosen) {
                try (InputStream content = upload.getInputStream()) {
                    uploads.receive(
                            account,
                            SummaryMaterials.PURPOSE,
                            Long.toString(id),
                            upload.getOriginalFilename(),
                            content);
                } catch (FileRefusedException refused) {
                    refusals.add(refused.getMessage());
                }
            }
        }
        if (!refusals.isEmpty()) {
            model.addAttribute("uploadErrors", refusals);
        }
    }

    private static void requireSignature(SummaryForm summary, BindingResult errors) {
        if (summary.filledBy().isEmpty()) {
            errors.rejectValue("filledBy", "required", "请填写填表人姓名");
        }
        if (summary.filledByContact().isEmpty()) {
            errors.rejectValue("filledByContact", "required", "请填写联系方式");
        }
    }

    @GetMapping("/reports/{id}/files/{fileId}")
    void download(
            @PathVariable long id,
            @PathVariable long fileId,
            @AuthenticationPrincipal AccountPrincipal me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        access.readable(id, me);
        ReportFile file = files.findByIdAndReportId(fileId, id).orElseThrow(() -> new ReportNotVisibleException(id));
        answer.attachment(file.stored(), request, response);
    }

    @GetMapping("/reports/{id}/extension")
    String askExtension(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.toWorkOn(id, me);
        model.addAttribute("extension", new ExtensionForm(null, ""));
        model.addAttribute("page", pages.page(id, me));
        return "reporting/extension";
    }

    @PostMapping("/reports/{id}/extension")
    String requestExtension(
            @PathVariable long id,
            @Valid @ModelAttribute("extension") ExtensionForm extension,
            BindingResult errors,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash) {
        access.toWorkOn(id, me);
        if (!errors.hasErrors()) {
            try {
                extensions.request(id, extension.requestedUntil(), extension.reason(), me.username());
                flash.addFlashAttribute("flashSuccess", "申请已提交，等待上级审批；结果会发邮件告知。");
                return "redirect:/reports/" + id;
            } catch (HandInRefusedException refused) {
                reject(refused, errors);
            }
        }
        model.addAttribute("page", pages.page(id, me));
        return "reporting/extension";
    }
}
