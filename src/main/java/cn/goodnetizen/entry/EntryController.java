package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.entry.EntryRefusedException.FieldProblem;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.UploadField;
import cn.goodnetizen.media.UploadIntake;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The own entries: of a participant, and of a union that recommends works of its members. Everything works with the page's
 * form alone; the script saves while somebody types and asks for the same things earlier.
 */
@Controller
@RequestMapping({"/my/entries", "/union/entries"})
class EntryController {

    private static final String FORM = "form";
    private static final String REMOVE_MEMBER = "remove-member-";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Rows that were removed in the page leave gaps in the numbering of its fields. */
    private static final int HIGHEST_PLACE = 4 * EntryRules.MOST_MEMBERS;

    /** Problems of what is no field of {@link EntryForm}: they stand elsewhere on the page. */
    private static final Set<String> BESIDE_THE_FORM = Set.of("", FileRole.CONTEST.code());

    private final EntryDesk desk;
    private final EntryClaims claims;
    private final EntryPages pages;
    private final EntryAccess access;
    private final EntryChecks checks;
    private final EntryUploads purpose;
    private final UploadIntake uploads;
    private final Clock clock;

    EntryController(
            EntryDesk desk,
            EntryClaims claims,
            EntryPages pages,
            EntryAccess access,
            EntryChecks checks,
            EntryUploads purpose,
            UploadIntake uploads,
            Clock clock) {
        this.desk = desk;
        this.claims = claims;
        this.pages = pages;
        this.access = access;
        this.checks = checks;
        this.purpose = purpose;
        this.uploads = uploads;
        this.clock = clock;
    }

    @InitBinder(FORM)
    void letAGroupBeLarge(WebDataBinder binder) {
        binder.setAutoGrowCollectionLimit(HIGHEST_PLACE);
        // A form is whole when it is made, without its empty rows: nothing is bound to them afterwards.
        binder.setIgnoreInvalidFields(true);
    }

    @GetMapping
    String list(Authentication account, Model model) {
        Actor actor = Actor.of(account);
        model.addAttribute("base", actor.base());
        model.addAttribute("union", !actor.isParticipant());
        model.addAttribute("entries", pages.own(actor));
        model.addAttribute("claimable", pages.claimable(actor));
        model.addAttribute("tracks", pages.tracks(actor));
        return "entry/own";
    }

    @PostMapping("/new")
    String begin(@RequestParam String track, Authentication account, RedirectAttributes flash) {
        Actor actor = Actor.of(account);
        try {
            return redirect(actor, desk.begin(track, actor));
        } catch (EntryRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
            return "redirect:" + actor.base();
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Authentication account, Model model) {
        Actor actor = Actor.of(account);
        EntryPage page = pages.page(id, actor);
        EntryForm form = desk.form(id, actor);
        return page.editable() ? form(page, form, List.of(), account, model) : view(page, form, model);
    }

    /**
     * @param action {@code save}; {@code overwrite}, which saves over what another page has saved; {@code preview};
     *     {@code add-member} or {@code remove-member-} with the place of a row
     */
    @PostMapping("/{id}")
    String save(
            @PathVariable long id,
            @ModelAttribute(FORM) EntryForm typed,
            BindingResult unread,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(required = false) MultipartFile contestFile,
            @RequestParam(required = false) MultipartFile pastFile,
            HttpServletRequest request,
            Authentication account,
            Model model,
            RedirectAttributes flash)
            throws IOException {
        Actor actor = Actor.of(account);
        EntryForm form = "overwrite".equals(action)
                ? read(typed).withVersion(desk.form(id, actor).version())
                : read(typed);
        if (action.startsWith(REMOVE_MEMBER)) {
            form = without(form, action, request);
        }
        EntryForm saved;
        try {
            saved = form.withVersion(desk.save(id, form, actor));
        } catch (DraftChangedException changed) {
            model.addAttribute("conflict", changed.getMessage());
            return form(pages.page(id, actor), form, List.of(), account, model);
        } catch (EntryRefusedException refused) {
            return form(pages.page(id, actor), form, refused.problems(), account, model);
        }
        Map<String, List<String>> refusals = new HashMap<>();
        take(id, FileRole.CONTEST, contestFile, account, refusals);
        take(id, FileRole.PAST, pastFile, account, refusals);
        if (!refusals.isEmpty()) {
            model.addAttribute("uploadErrors", refusals);
            return form(pages.page(id, actor), saved, List.of(), account, model);
        }
        if (action.contains("member")) {
            model.addAttribute("spareMembers", action.equals("add-member") ? 1 : 0);
            return form(pages.page(id, actor), saved, List.of(), account, model);
        }
        if (action.equals("preview")) {
            List<FieldProblem> problems = desk.problems(id, saved, actor);
            return problems.isEmpty()
                    ? redirect(actor, id) + "/preview"
                    : form(pages.page(id, actor), saved, problems, account, model);
        }
        flash.addFlashAttribute("flashSuccess", "草稿已保存。");
        return redirect(actor, id);
    }

    private static EntryForm read(@Nullable EntryForm typed) {
        if (typed == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return typed;
    }

    /** The form knows rows by their place in the page, where empty ones count too. */
    private static EntryForm without(EntryForm form, String action, HttpServletRequest request) {
        String digits = action.substring(REMOVE_MEMBER.length());
        int row = digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : HIGHEST_PLACE;
        long place = IntStream.range(0, row)
                .filter(at -> !line(request, at).isEmpty())
                .count();
        if (row >= HIGHEST_PLACE || line(request, row).isEmpty()) {
            return form;
        }
        return form.withMembers(IntStream.range(0, form.members().size())
                .filter(at -> at != place)
                .mapToObj(form.members()::get)
                .toList());
    }

    private static MemberLine line(HttpServletRequest request, int row) {
        return new MemberLine(
                request.getParameter("members[" + row + "].name"), request.getParameter("members[" + row + "].unit"));
    }

    private void take(
            long id,
            FileRole role,
            @Nullable MultipartFile file,
            Authentication account,
            Map<String, List<String>> refusals)
            throws IOException {
        if (file == null
                || file.getOriginalFilename() == null
                || file.getOriginalFilename().isEmpty()) {
            return;
        }
        try (InputStream content = file.getInputStream()) {
            uploads.receive(
                    account, EntryUploads.PURPOSE, EntryUploads.subject(id, role), file.getOriginalFilename(), content);
        } catch (FileRefusedException refused) {
            refusals.put(role.code(), List.of(refused.getMessage()));
        }
    }

    /** What is typed, saved in the background. */
    @PostMapping("/{id}/draft")
    ResponseEntity<DraftAnswer> draft(
            @PathVariable long id,
            @ModelAttribute(FORM) EntryForm typed,
            BindingResult unread,
            Authentication account) {
        try {
            long version = desk.save(id, read(typed), Actor.of(account));
            String now = LocalTime.ofInstant(clock.instant(), Deadlines.ZONE).format(TIME);
            return ResponseEntity.ok(new DraftAnswer(version, now, null));
        } catch (DraftChangedException changed) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(DraftAnswer.refused(changed));
        } catch (EntryRefusedException refused) {
            return ResponseEntity.unprocessableEntity().body(DraftAnswer.refused(refused));
        }
    }

    /** @param role of the file that is asked about */
    @GetMapping("/{id}/check")
    String check(@PathVariable long id, @RequestParam String role, Authentication account, Model model) {
        Actor actor = Actor.of(account);
        FileRole which = FileRole.of(role).orElseThrow(() -> new UnknownEntryException(id));
        Entry entry = access.own(id, actor);
        EntryForm form = desk.form(id, actor);
        model.addAttribute("check", checks.of(entry, which, followers(form)).orElse(null));
        model.addAttribute("file", pages.page(id, actor).files().get(role));
        model.addAttribute("role", role);
        model.addAttribute("checkable", true);
        model.addAttribute("address", actor.base() + "/" + id);
        return "entry/parts :: file";
    }

    @Nullable
    private static Integer followers(EntryForm form) {
        return EntryRules.followers(form.followers()).orElse(null);
    }

    @GetMapping("/{id}/preview")
    String preview(@PathVariable long id, Authentication account, Model model) {
        Actor actor = Actor.of(account);
        EntryPage page = pages.page(id, actor);
        if (!page.editable()) {
            return redirect(actor, id);
        }
        EntryForm form = desk.form(id, actor);
        List<FieldProblem> problems = desk.problems(id, form, actor);
        if (!problems.isEmpty()) {
            return form(page, form, problems, account, model);
        }
        content(page, form, model);
        model.addAttribute("checks", checks(access.own(id, actor), form));
        return "entry/preview";
    }

    /** @param version of the draft that the preview showed */
    @PostMapping("/{id}/hand-in")
    String handIn(
            @PathVariable long id,
            @RequestParam long version,
            Authentication account,
            Model model,
            RedirectAttributes flash) {
        Actor actor = Actor.of(account);
        EntryForm form = desk.form(id, actor);
        try {
            if (form.version() != version) {
                throw new DraftChangedException();
            }
            desk.handIn(id, form, actor);
        } catch (DraftChangedException changed) {
            flash.addFlashAttribute("flashWarning", "预览之后草稿又改过，请再看一遍后确认提交。");
            return redirect(actor, id) + "/preview";
        } catch (EntryRefusedException refused) {
            return form(pages.page(id, actor), form, refused.problems(), account, model);
        }
        flash.addFlashAttribute("flashSuccess", "已提交。系统先检测视频，然后由所属工会或主办单位初审；需要修改的，会在本页写明原因和期限。");
        return redirect(actor, id);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable long id, Authentication account, RedirectAttributes flash) {
        Actor actor = Actor.of(account);
        boolean draft = pages.page(id, actor).draft();
        try {
            desk.withdraw(id, actor);
        } catch (EntryRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
            return redirect(actor, id);
        }
        flash.addFlashAttribute("flashSuccess", draft ? "草稿已删除。" : "作品已撤回，不再参评。");
        return draft ? "redirect:" + actor.base() : redirect(actor, id);
    }

    @PostMapping("/{id}/claim")
    String claim(@PathVariable long id, Authentication account, RedirectAttributes flash) {
        Actor actor = Actor.of(account);
        try {
            flash.addFlashAttribute("flashSuccess", "已申请认领，等待" + claims.ask(id, actor) + "确认。确认后，这件作品由您办理。");
        } catch (EntryRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
        }
        return "redirect:" + actor.base();
    }

    private static String redirect(Actor actor, long id) {
        return "redirect:" + actor.base() + "/" + id;
    }

    private String view(EntryPage page, EntryForm form, Model model) {
        content(page, form, model);
        model.addAttribute("checks", Map.of());
        return "entry/view";
    }

    private void content(EntryPage page, EntryForm form, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("version", form.version());
        model.addAttribute("lines", pages.content(page, form));
        model.addAttribute("accepted", EntryPages.accepted(page.track(), form));
    }

    private Map<String, EntryChecks.Check> checks(Entry entry, EntryForm form) {
        return Arrays.stream(FileRole.values())
                .map(role -> Map.entry(role.code(), checks.of(entry, role, followers(form))))
                .filter(one -> one.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().orElseThrow()));
    }

    private String form(
            EntryPage page, EntryForm form, List<FieldProblem> problems, Authentication account, Model model) {
        BindingResult errors = new BeanPropertyBindingResult(form, FORM);
        problems.stream()
                .filter(problem -> !BESIDE_THE_FORM.contains(problem.field()))
                .forEach(problem -> errors.rejectValue(problem.field(), "refused", problem.message()));
        model.asMap().remove(BindingResult.MODEL_KEY_PREFIX + FORM);
        model.addAttribute(FORM, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
        model.addAttribute("page", page);
        model.addAttribute("problems", problems);
        problems.stream()
                .filter(problem -> problem.field().equals(FileRole.CONTEST.code()))
                .forEach(problem -> model.addAttribute("contestProblem", problem.message()));
        Track track = page.track();
        model.addAttribute("kinds", TrackWording.kinds(track));
        model.addAttribute("groupLabels", TrackWording.groupLabels(track));
        model.addAttribute("asksForMembers", TrackWording.asksForMembers(track));
        model.addAttribute("platforms", TrackWording.platforms(track));
        model.addAttribute("terms", EntryTerms.of(track));
        model.addAttribute("units", pages.units(Actor.of(account)));
        model.addAttribute("limits", Limits.NOW);
        if (track.work().madeWithin() != null) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
            model.addAttribute("today", today);
            model.addAttribute("oldest", today.minus(track.work().madeWithin()));
            model.addAttribute("ageRule", TrackWording.age(track.work().madeWithin(), today));
        }
        UploadField contest = upload(page.id(), FileRole.CONTEST, account);
        model.addAttribute("contestUpload", track.work().formats().isEmpty() ? contest : contest.withoutTypes());
        if (track.pastWork() != null) {
            model.addAttribute("pastUpload", upload(page.id(), FileRole.PAST, account));
        }
        return "entry/form";
    }

    private UploadField upload(long id, FileRole role, Authentication account) {
        String subject = EntryUploads.subject(id, role);
        return UploadField.of(
                role.code() + "File", EntryUploads.PURPOSE, subject, false, purpose.intake(subject), account, uploads);
    }

    /** How long texts may be, for the page to say so. */
    record Limits(int title, int name, int unit, int description, int members) {

        static final Limits NOW = new Limits(
                EntryRules.LONGEST_TITLE,
                EntryRules.LONGEST_NAME,
                EntryRules.LONGEST_UNIT,
                EntryRules.LONGEST_DESCRIPTION,
                EntryRules.MOST_MEMBERS);
    }

    /**
     * @param version that is stored now; null when nothing was saved
     * @param message why nothing was saved
     */
    record DraftAnswer(
            @Nullable Long version,
            @Nullable String time,
            @Nullable String message) {

        static DraftAnswer refused(RuntimeException why) {
            return new DraftAnswer(null, null, Objects.requireNonNull(why.getMessage()));
        }
    }
}
