package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.media.Stills;
import cn.goodnetizen.media.StoredFileAnswer;
import cn.goodnetizen.media.Thumbnails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An entry for staff: the work, what is known of it, and what organisers do with it. */
@Controller
class OfficeEntryController {

    private final OfficeEntry office;
    private final EntryClaims claims;
    private final Thumbnails thumbnails;
    private final StoredFileAnswer answer;
    private final Stills stills;
    private final CornerSheet corners;

    OfficeEntryController(
            OfficeEntry office,
            EntryClaims claims,
            Thumbnails thumbnails,
            StoredFileAnswer answer,
            Stills stills,
            CornerSheet corners) {
        this.stills = stills;
        this.corners = corners;
        this.office = office;
        this.claims = claims;
        this.thumbnails = thumbnails;
        this.answer = answer;
    }

    @GetMapping("/entries/{id:\\d+}")
    String one(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        model.addAttribute("page", office.page(id, me));
        return "entry/office";
    }

    /** Answers with the page itself, not by way of a redirect: what is shown whole is kept nowhere in between. */
    @PostMapping("/entries/{id:\\d+}/person")
    String person(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        try {
            model.addAttribute("person", office.person(id, reason, me));
        } catch (EntryRefusedException refused) {
            model.addAttribute("personProblem", refused.getMessage());
        }
        return one(id, me, model);
    }

    @PostMapping("/entries/{id:\\d+}/disqualify")
    String disqualify(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes redirect) {
        try {
            office.disqualify(id, ground, reason, me);
            redirect.addFlashAttribute("flashSuccess", "已取消该作品的参赛资格，参赛者会收到邮件。");
            return "redirect:/entries/" + id;
        } catch (EntryRefusedException refused) {
            model.addAttribute("disqualifyProblem", refused.getMessage());
            model.addAttribute("disqualifyReason", reason);
            return one(id, me, model);
        }
    }

    @PostMapping("/entries/{id:\\d+}/visibility")
    String visibility(
            @PathVariable long id,
            @RequestParam boolean shown,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes redirect) {
        try {
            office.show(id, shown, reason, me);
            redirect.addFlashAttribute("flashSuccess", shown ? "已恢复公开展示。" : "已停止公开展示。");
            return "redirect:/entries/" + id;
        } catch (EntryRefusedException refused) {
            model.addAttribute("visibilityProblem", refused.getMessage());
            return one(id, me, model);
        }
    }

    /** Answers whoever says that the entry is theirs. */
    @PostMapping("/entries/{id:\\d+}/claim")
    String claim(
            @PathVariable long id,
            @RequestParam boolean theirs,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes redirect) {
        try {
            claims.answer(id, theirs, me);
            redirect.addFlashAttribute("flashSuccess", theirs ? "已确认是本人，这件作品以后由本人办理。" : "已记录不是本人，作品没有变动。");
        } catch (EntryRefusedException refused) {
            redirect.addFlashAttribute("flashError", refused.getMessage());
        }
        return office.visible(id, me) ? "redirect:/entries/" + id : "redirect:/entries/import/unclaimed";
    }

    @GetMapping("/entries/{id:\\d+}/files/{role}")
    void play(
            @PathVariable long id,
            @PathVariable String role,
            @AuthenticationPrincipal AccountPrincipal me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer.playback(file(id, role, me).stored(), request, response);
    }

    @GetMapping("/entries/{id:\\d+}/files/{role}/original")
    void original(
            @PathVariable long id,
            @PathVariable String role,
            @AuthenticationPrincipal AccountPrincipal me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer.attachment(file(id, role, me).stored(), request, response);
    }

    /** Also shown in Tasklist, to whoever is signed in here. */
    @GetMapping("/entries/{id:\\d+}/poster")
    ResponseEntity<Resource> poster(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        EntryFile file = office.file(id, FileRole.CONTEST, me);
        return thumbnails
                .poster(file.storageName())
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .body(picture))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** The four corners of a picture from the middle of the video, enlarged: where marks and logos stand. */
    @GetMapping("/entries/{id:\\d+}/corners")
    ResponseEntity<byte[]> corners(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me)
            throws IOException {
        EntryFile file = office.file(id, FileRole.CONTEST, me);
        return corners.of(file.storageName())
                .map(OfficeEntryController::picture)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/entries/{id:\\d+}/compare/{other:\\d+}")
    String compare(
            @PathVariable long id,
            @PathVariable long other,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        model.addAttribute("page", office.compare(id, other, me));
        return "entry/compare";
    }

    @GetMapping("/entries/{id:\\d+}/compare/{other:\\d+}/video")
    void comparedVideo(
            @PathVariable long id,
            @PathVariable long other,
            @AuthenticationPrincipal AccountPrincipal me,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer.playback(office.comparedFile(id, other, me).stored(), request, response);
    }

    /** A picture of one of two works that are compared, at a moment. */
    @GetMapping("/entries/{id:\\d+}/compare/{other:\\d+}/still")
    ResponseEntity<byte[]> still(
            @PathVariable long id,
            @PathVariable long other,
            @RequestParam(defaultValue = "false") boolean ofOther,
            @RequestParam long at,
            @AuthenticationPrincipal AccountPrincipal me)
            throws IOException {
        EntryFile compared = office.comparedFile(id, other, me);
        EntryFile file = ofOther ? compared : office.file(id, FileRole.CONTEST, me);
        return stills.at(file.storageName(), at)
                .map(OfficeEntryController::picture)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> picture(byte[] jpeg) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(jpeg);
    }

    private EntryFile file(long id, String role, AccountPrincipal me) {
        return office.file(id, FileRole.of(role).orElseThrow(() -> new UnknownEntryException(id)), me);
    }
}
