package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileStore;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 代录: the receiving unit records what a unit sent by mail or on paper. */
@Controller
class RecordingController {

    private final ReportAccess access;
    private final ReportPages pages;
    private final RecordingDesk desk;
    private final NominationRules rules;
    private final ReportWording wording;
    private final ReportOriginals originals;
    private final FileStore store;

    RecordingController(
            ReportAccess access,
            ReportPages pages,
            RecordingDesk desk,
            NominationRules rules,
            ReportWording wording,
            ReportOriginals originals,
            FileStore store) {
        this.access = access;
        this.pages = pages;
        this.desk = desk;
        this.rules = rules;
        this.wording = wording;
        this.originals = originals;
        this.store = store;
    }

    @InitBinder("table")
    void letTheTableBeLong(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(NominationController.HIGHEST_PLACE);
    }

    @GetMapping("/reports/{id}/recording")
    String show(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.toSchedule(id, me);
        ReportPages.ReportPage page = pages.page(id, me);
        if (!page.desk().mayRecord()) {
            return "redirect:/reports/" + id;
        }
        model.addAttribute("recording", RecordingForm.empty(page.report().summaryText()));
        model.addAttribute("table", NominationPages.stored(page));
        return page(page, me, model);
    }

    private String page(ReportPages.ReportPage page, AccountPrincipal me, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("ways", Arrival.values());
        model.addAttribute("keepDays", desk.keepsUnsentFor().toDays());
        model.addAttribute(
                "kept",
                desk.kept(page.report().id(), me).stream()
                        .map(Recordings.Original::of)
                        .toList());
        return "reporting/recording";
    }

    /**
     * Originals that fit are kept whatever else is wrong with the form.
     *
     * @param action {@code record}; {@code keep} only uploads; {@code discard-}, {@code remove-} with an id or a place and
     *     {@code add-row} change the form
     */
    @PostMapping("/reports/{id}/recording")
    String record(
            @PathVariable long id,
            @Valid @ModelAttribute("recording") RecordingForm recording,
            BindingResult recordingErrors,
            @Valid @ModelAttribute("table") NominationTable table,
            BindingResult tableErrors,
            @RequestParam(name = "original", required = false) List<MultipartFile> uploads,
            @RequestParam(defaultValue = "record") String action,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        access.toSchedule(id, me);
        ReportPages.ReportPage page = pages.page(id, me);
        List<String> refusals = keep(id, uploads == null ? List.of() : uploads, me);
        model.addAttribute("uploadErrors", refusals);
        if (action.startsWith("discard-")) {
            desk.discard(id, number(action), me);
        }
        if (!action.equals("record")) {
            if (action.equals("add-row") || action.startsWith("remove-")) {
                model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "table");
                model.addAttribute(
                        "table",
                        action.equals("add-row") ? table.withEmptyRows(1) : table.without((int) number(action)));
            }
            return page(page, me, model);
        }
        boolean typesRows = page.report().kind() == ReportKind.NOMINATION && !recording.nothing();
        if (typesRows) {
            rules.check(table, page.stored(), tableErrors);
        }
        if (!tableErrors.hasErrors() && !recordingErrors.hasErrors() && refusals.isEmpty()) {
            try {
                desk.record(id, recording, table, me);
                flash.addFlashAttribute(
                        "flashSuccess", recording.nothing() ? "已代录“无推荐”，本项办结；已发邮件告知该单位。" : "已代录并转入审核；已发邮件告知该单位。");
                return "redirect:/reports/" + id;
            } catch (TableChangedException changed) {
                return overtaken(changed, table, pages.page(id, me), me, model);
            } catch (SummaryChangedException changed) {
                page = pages.page(id, me);
                model.addAttribute("storedText", Objects.toString(page.report().summaryText(), ""));
            } catch (HandInRefusedException refused) {
                reject(refused, recordingErrors);
            }
        }
        return page(page, me, model);
    }

    /** The page with all that was typed, beside what the unit has saved; what it has added stands at the end of the table. */
    private String overtaken(
            TableChangedException changed,
            NominationTable typed,
            ReportPages.ReportPage page,
            AccountPrincipal me,
            Model model) {
        model.addAttribute("conflict", NominationController.Conflict.of(changed, page, me, wording));
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + "table");
        model.addAttribute("table", typed.withAdded(page.rowsOfTable()).against(changed.version()));
        return page(page, me, model);
    }

    private static void reject(HandInRefusedException refused, BindingResult errors) {
        if (Set.of("arrivedOn", "way", "nothing").contains(refused.field())) {
            errors.rejectValue(refused.field(), "refused", refused.getMessage());
        } else {
            errors.reject("refused", refused.getMessage());
        }
    }

    private static long number(String action) {
        String number = action.substring(action.indexOf('-') + 1);
        return number.matches("\\d{1,9}") ? Long.parseLong(number) : -1;
    }

    private List<String> keep(long id, List<MultipartFile> uploads, AccountPrincipal me) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (MultipartFile upload : uploads) {
            String name = upload.getOriginalFilename();
            if (name != null && !name.isEmpty()) {
                try (InputStream content = upload.getInputStream()) {
                    desk.keep(id, name, content, me);
                } catch (FileRefusedException refused) {
                    refusals.add(refused.getMessage());
                }
            }
        }
        return refusals;
    }

    /** An original is read by those who read the report; one that is not sent yet by nobody. */
    @GetMapping("/reports/{id}/originals/{originalId}")
    ResponseEntity<Resource> download(
            @PathVariable long id, @PathVariable long originalId, @AuthenticationPrincipal AccountPrincipal me) {
        access.readable(id, me);
        ReportOriginal original = originals
                .findByIdAndReportId(originalId, id)
                .filter(found -> found.recordingId() != null)
                .orElseThrow(() -> new ReportNotVisibleException(id));
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(original.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(original.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(store.open(original.storageName()));
    }
}
