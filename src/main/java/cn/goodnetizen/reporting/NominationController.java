package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.media.FileRefusedException;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.SmartValidator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The 推荐表 as its unit fills it: typed, pasted, uploaded, saved while it is typed, and handed in. Everything works with the
 * page's form alone; the script only asks for the same things earlier.
 */
@Controller
class NominationController {

    private static final String TABLE = "table";
    private static final String HAND_IN = "hand-in";
    private static final String KEEP_MINE = "keep-mine-";

    /** Rows that were removed in the page leave gaps in the numbering of its fields. */
    static final int HIGHEST_PLACE = 4 * NominationTable.MOST_ROWS;

    private static final int LONGEST_PASTE = 200_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ReportAccess access;
    private final ReportPages pages;
    private final NominationPages nominations;
    private final NominationDesk desk;
    private final NominationRules rules;
    private final SmartValidator validator;
    private final ReportWording wording;
    private final Clock clock;

    NominationController(
            ReportAccess access,
            ReportPages pages,
            NominationPages nominations,
            NominationDesk desk,
            NominationRules rules,
            SmartValidator validator,
            ReportWording wording,
            Clock clock) {
        this.access = access;
        this.pages = pages;
        this.nominations = nominations;
        this.desk = desk;
        this.rules = rules;
        this.validator = validator;
        this.wording = wording;
        this.clock = clock;
    }

    @InitBinder(TABLE)
    void letTheTableBeLong(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(HIGHEST_PLACE);
    }

    /**
     * @param action {@code save}; {@code hand-in}; {@code keep-mine-} with the version that somebody else saved;
     *     {@code add-row} or {@code remove-} with the place of a row, {@code paste} or {@code import}, which only change
     *     the page
     * @param pasted what was copied out of Excel or WPS
     * @param sheet a filled-in table
     */
    @PostMapping("/reports/{id}/nominations")
    String nominations(
            @PathVariable long id,
            @Valid @ModelAttribute(TABLE) NominationTable table,
            BindingResult errors,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "") String pasted,
            @RequestParam(required = false) MultipartFile sheet,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        access.toWorkOn(id, me);
        ReportPages.ReportPage page = pages.page(id, me);
        if (action.equals("add-row") || action.startsWith("remove-")) {
            show(action.equals("add-row") ? table.withEmptyRows(1) : table.without(place(action)), null, model);
            return nominations.fill(page, me, model);
        }
        if (action.equals("paste") || action.equals("import")) {
            take(
                    table,
                    action.equals("paste") ? List.of(pasted) : sheet == null ? List.of() : List.of(sheet),
                    page,
                    model);
            return nominations.fill(page, me, model);
        }
        if (action.equals(HAND_IN)) {
            rules.check(table, page.stored(), errors);
        }
        if (errors.hasErrors()) {
            return nominations.fill(page, me, model);
        }
        try {
            desk.save(id, action.startsWith(KEEP_MINE) ? table.against(version(action)) : table, me);
        } catch (TableChangedException changed) {
            model.addAttribute("conflict", Conflict.of(changed, pages.page(id, me), me, wording));
            return nominations.fill(pages.page(id, me), me, model);
        } catch (HandInRefusedException refused) {
            ReportController.reject(refused, errors);
            return nominations.fill(pages.page(id, me), me, model);
        }
        if (!action.equals(HAND_IN)) {
            flash.addFlashAttribute("flashSuccess", "已保存。");
            return "redirect:/reports/" + id;
        }
        try {
            flash.addFlashAttribute("flashSuccess", ReportController.handedIn(desk.handIn(id, table.acknowledged())));
            return "redirect:/reports/" + id;
        } catch (HandInRefusedException refused) {
            return asStored(id, refused, me, model);
        }
    }

    /** What was typed is saved; the page shows all that is stored, with what keeps it from going up. */
    private String asStored(long id, HandInRefusedException refused, AccountPrincipal me, Model model) {
        ReportPages.ReportPage page = pages.page(id, me);
        NominationTable stored = NominationPages.stored(page);
        BindingResult errors = new BeanPropertyBindingResult(stored, TABLE);
        rules.check(stored, page.stored(), errors);
        ReportController.reject(refused, errors);
        show(stored, errors, model);
        return nominations.fill(page, me, model);
    }

    private static void show(NominationTable table, BindingResult errors, Model model) {
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + TABLE);
        model.addAttribute(TABLE, table);
        if (errors != null) {
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + TABLE, errors);
        }
    }

    /** Takes rows into the table of the page; what does not fit stands beside it, and nothing typed is lost. */
    private void take(NominationTable table, List<?> sources, ReportPages.ReportPage page, Model model)
            throws IOException {
        show(table, null, model);
        try {
            NominationImport imported = NominationImport.of(lines(sources));
            NominationTable.Merged merged = table.with(imported, rowId -> {
                ReportPages.RowLine line = page.line(rowId);
                return line == null || line.row().open() ? null : line.row().nominee();
            });
            if (merged.table().rows().size() > NominationTable.MOST_ROWS) {
                throw new FileRefusedException("一张推荐表最多 " + NominationTable.MOST_ROWS + " 行，加上这次的 " + merged.added()
                        + " 行共有 " + merged.table().rows().size() + " 行，没有导入。");
            }
            if (imported.rows().isEmpty()) {
                throw new FileRefusedException("没有找到人选：应有“达人姓名、单位、参赛平台、账号昵称、手机号、备注”这几列，并至少填写一行。");
            }
            BindingResult errors = new BeanPropertyBindingResult(merged.table(), TABLE);
            merged.faults()
                    .forEach((place, faults) -> faults.forEach(
                            (field, fault) -> errors.rejectValue("rows[" + place + "]." + field, "fault", fault)));
            validator.validate(merged.table(), errors);
            rules.checkRows(merged.table(), page.stored(), errors);
            show(merged.table(), errors, model);
            model.addAttribute("imported", summary(merged, imported));
            model.addAttribute("importNotes", imported.notes());
        } catch (FileRefusedException refused) {
            model.addAttribute("importError", refused.getMessage());
        }
    }

    private static List<TableLine> lines(List<?> sources) throws IOException {
        if (sources.isEmpty()) {
            throw new FileRefusedException("请先选择要上传的文件。");
        }
        if (sources.getFirst() instanceof MultipartFile sheet) {
            if (sheet.isEmpty()
                    && (sheet.getOriginalFilename() == null
                            || sheet.getOriginalFilename().isEmpty())) {
                throw new FileRefusedException("请先选择要上传的文件。");
            }
            try (InputStream content = sheet.getInputStream()) {
                return NominationFile.read(sheet.getOriginalFilename(), content);
            }
        }
        return pasted((String) sources.getFirst());
    }

    private static List<TableLine> pasted(String text) {
        if (text.isBlank()) {
            throw new FileRefusedException("请先把从 Excel 或 WPS 复制的内容粘贴到框里。");
        }
        if (text.length() > LONGEST_PASTE) {
            throw new FileRefusedException("粘贴的内容有 " + text.length() + " 个字，最多 " + LONGEST_PASTE + " 个字。");
        }
        return ClipboardLines.read(text);
    }

    private static String summary(NominationTable.Merged merged, NominationImport imported) {
        long faulty = merged.faults().values().stream()
                .filter(faults -> !faults.isEmpty())
                .count();
        return "读到 " + imported.rows().size() + " 行，加入表末 " + merged.added() + " 行"
                + (merged.skipped() > 0 ? "，跳过与表中完全相同的 " + merged.skipped() + " 行" : "")
                + (faulty > 0 ? "，其中 " + faulty + " 行有单元格未能读取" : "") + "。请核对后保存。";
    }

    /** Saves while somebody types. */
    @PostMapping("/reports/{id}/nominations/draft")
    ResponseEntity<?> draft(
            @PathVariable long id,
            @Valid @ModelAttribute(TABLE) NominationTable table,
            BindingResult errors,
            @AuthenticationPrincipal AccountPrincipal me) {
        access.toWorkOn(id, me);
        if (errors.hasErrors()) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, firstOf(errors));
        }
        try {
            NominationDesk.Saved saved = desk.save(id, table, me);
            return ResponseEntity.ok(new Draft(saved.version(), time(clock.instant()), saved.rowIds()));
        } catch (TableChangedException changed) {
            return refused(HttpStatus.CONFLICT, Conflict.by(changed, me) + " " + time(changed.savedAt()) + " 保存过这张表");
        } catch (HandInRefusedException refused) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        }
    }

    private static String firstOf(Errors errors) {
        return errors.getFieldErrors().getFirst().getDefaultMessage();
    }

    private static ResponseEntity<?> refused(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Refused(message));
    }

    /**
     * Understands a clipboard for the page, which then fills its cells.
     *
     * @param column the column into which it was pasted, from 0 = 达人姓名
     */
    @PostMapping("/reports/{id}/nominations/clipboard")
    ResponseEntity<?> clipboard(
            @PathVariable long id,
            @RequestParam String text,
            @RequestParam(defaultValue = "0") int column,
            @AuthenticationPrincipal AccountPrincipal me) {
        access.toWorkOn(id, me);
        try {
            NominationImport imported = NominationImport.of(pasted(text), column);
            if (imported.rows().size() > NominationTable.MOST_ROWS) {
                throw new FileRefusedException("一张推荐表最多 " + NominationTable.MOST_ROWS + " 行，粘贴的有 "
                        + imported.rows().size() + " 行。");
            }
            return ResponseEntity.ok(new Clipboard(
                    imported.rows().stream()
                            .map(NominationImport.Imported::cells)
                            .toList(),
                    imported.notes()));
        } catch (FileRefusedException refused) {
            return refused(HttpStatus.UNPROCESSABLE_ENTITY, refused.getMessage());
        }
    }

    private static String time(Instant moment) {
        return TIME.format(moment.atZone(Deadlines.ZONE));
    }

    private static int place(String action) {
        String place = action.substring("remove-".length());
        return place.matches("\\d{1,4}") ? Integer.parseInt(place) : -1;
    }

    /** A version that cannot be read is none, and the next comparison fails. */
    private static long version(String action) {
        String version = action.substring(KEEP_MINE.length());
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    record Draft(long version, String time, List<Long> rowIds) {}

    record Refused(String message) {}

    /** @param rows their cells by field; a field that was not pasted is missing */
    record Clipboard(List<Map<String, String>> rows, List<String> notes) {}

    /**
     * What somebody else saved while this table was typed.
     *
     * @param by the post that saved
     * @param rows the table as that post left it
     */
    record Conflict(String by, String when, long version, List<ReportView.Row> rows) {

        static Conflict of(
                TableChangedException changed,
                ReportPages.ReportPage page,
                AccountPrincipal me,
                ReportWording wording) {
            return new Conflict(
                    by(changed, me), wording.moment(changed.savedAt()), changed.version(), page.rowsOfTable());
        }

        private static String by(TableChangedException changed, AccountPrincipal me) {
            if (changed.savedBy() == null) {
                return "其他人员";
            }
            return changed.savedBy().equals(me.displayName()) ? "您的账号（可能在另一个窗口）" : changed.savedBy();
        }
    }
}
