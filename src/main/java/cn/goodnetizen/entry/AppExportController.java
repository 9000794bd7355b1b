package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Accounts;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.UnfinishedUpload;
import cn.goodnetizen.media.UploadIntake;
import cn.goodnetizen.personal.PersonalData;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The import of the app's export: upload, dry run, import, and the works that wait for their people. */
@Controller
class AppExportController {

    private static final String PAGE = "redirect:/entries/import";
    private static final int SHOWN = 200;
    private static final int PER_PAGE = 50;

    private final AppExportDesk desk;
    private final AppExportUploads exports;
    private final AppExportProperties properties;
    private final EntryAccess access;
    private final EntryPeople people;
    private final EntryClaims claims;
    private final UploadIntake uploads;
    private final Campaigns campaigns;
    private final Accounts accounts;
    private final PersonalData personal;

    AppExportController(
            AppExportDesk desk,
            AppExportUploads exports,
            AppExportProperties properties,
            EntryAccess access,
            EntryPeople people,
            EntryClaims claims,
            UploadIntake uploads,
            Campaigns campaigns,
            Accounts accounts,
            PersonalData personal) {
        this.desk = desk;
        this.exports = exports;
        this.properties = properties;
        this.access = access;
        this.people = people;
        this.claims = claims;
        this.uploads = uploads;
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.personal = personal;
    }

    /** What the page's upload needs to know. */
    record Field(String purpose, long largestBytes, String accept, String types, List<UnfinishedUpload> unfinished) {}

    /** An import that was decided on, with the post of whoever uploaded it. */
    record Earlier(AppExportRun run, String post) {}

    /** A work that waits for its person; the name is masked. */
    record Unclaimed(
            long id,
            String track,
            String name,
            @Nullable String unit,
            @Nullable String title,
            @Nullable Long plays,
            @Nullable Long likes,
            @Nullable String link,
            @Nullable EntryClaims.Claim claim) {}

    @GetMapping("/entries/import")
    String page(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.requireOrganiser(me);
        model.addAttribute("closed", desk.closed());
        model.addAttribute("mostRows", properties.importMostRows());
        model.addAttribute("folder", properties.folder().isPresent());
        model.addAttribute("upload", field(me));
        model.addAttribute("unclaimed", desk.countUnclaimed());
        model.addAttribute(
                "earlier",
                desk.earlier().stream()
                        .map(run -> new Earlier(run, post(run.uploadedBy())))
                        .toList());
        desk.waiting(me).ifPresent(run -> {
            model.addAttribute("intake", run);
            model.addAttribute("keptUntil", desk.keptUntil(run));
            dryRun(run, model);
        });
        return "entry/app-export";
    }

    private void dryRun(AppExportRun run, Model model) {
        try {
            AppExportPlan plan = desk.plan(run);
            AppExportPlan.Counts counts = plan.counts();
            model.addAttribute("counts", counts);
            model.addAttribute("state", plan.state());
            model.addAttribute("lines", report(run).lines(plan.worstFirst(SHOWN)));
        } catch (FileRefusedException refused) {
            model.addAttribute("unreadable", refused.getMessage());
        }
    }

    private AppExportReport report(AppExportRun run) {
        return new AppExportReport(campaigns.definition(run.campaignId()).tracks());
    }

    private Field field(AccountPrincipal me) {
        return new Field(
                AppExportUploads.PURPOSE + ":" + AppExportUploads.SUBJECT,
                exports.intake().largest().toBytes(),
                FileType.accept(exports.intake().types()),
                FileType.labels(exports.intake().types()),
                uploads.unfinished(me.username(), AppExportUploads.PURPOSE, AppExportUploads.SUBJECT));
    }

    private String post(String username) {
        return accounts.find(username).map(AccountPrincipal::displayName).orElse(username);
    }

    /** Without a script the files travel in a form. */
    @PostMapping("/entries/import")
    String upload(
            @RequestParam(name = "upload", required = false) List<MultipartFile> files,
            @AuthenticationPrincipal AccountPrincipal me,
            Authentication account,
            RedirectAttributes flash)
            throws IOException {
        access.requireOrganiser(me);
        List<String> refusals = new ArrayList<>();
        int chosen = 0;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            if (file.getOriginalFilename() == null || file.getOriginalFilename().isEmpty()) {
                continue;
            }
            chosen++;
            try (InputStream content = file.getInputStream()) {
                uploads.receive(
                        account,
                        AppExportUploads.PURPOSE,
                        AppExportUploads.SUBJECT,
                        file.getOriginalFilename(),
                        content);
            } catch (FileRefusedException refused) {
                refusals.add(refused.getMessage());
            }
        }
        if (chosen == 0) {
            refusals.add("请先选择 APP 导出的文件（.xlsx、.csv 或 .zip）。");
        }
        if (!refusals.isEmpty()) {
            flash.addFlashAttribute("flashError", String.join(" ", refusals));
        }
        return PAGE;
    }

    @PostMapping("/entries/import/run")
    String run(
            @RequestParam(defaultValue = "") String state,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash) {
        access.requireOrganiser(me);
        try {
            AppExportPlan.Counts done = desk.run(state, me);
            flash.addFlashAttribute(
                    "flashSuccess",
                    "导入完成：提交 " + done.handedIn() + " 件，待认领 " + done.drafts() + " 件，更新 " + done.changed() + " 件。"
                            + (done.wrong() == 0 ? "" : "有误的 " + done.wrong() + " 行没有导入，改正后可以再导入一次。"));
        } catch (EntryRefusedException | FileRefusedException refused) {
            flash.addFlashAttribute("flashError", refused.getMessage());
        }
        return PAGE;
    }

    @PostMapping("/entries/import/drop")
    String drop(@AuthenticationPrincipal AccountPrincipal me, RedirectAttributes flash) {
        access.requireOrganiser(me);
        desk.drop(me);
        flash.addFlashAttribute("flashSuccess", "已放弃，什么也没有导入，上传的文件已删除。");
        return PAGE;
    }

    @GetMapping("/entries/import/report.xlsx")
    void report(@AuthenticationPrincipal AccountPrincipal me, HttpServletResponse response) throws IOException {
        access.requireOrganiser(me);
        AppExportRun run = desk.waiting(me).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        AppExportPlan plan;
        try {
            plan = desk.plan(run);
        } catch (FileRefusedException unreadable) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unreadable.getMessage(), unreadable);
        }
        response.setContentType(FileType.XLSX.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("APP作品导入预演.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        report(run).write(plan, response.getOutputStream());
    }

    /** @param after the number after which the page begins */
    @GetMapping("/entries/import/unclaimed")
    String unclaimed(
            @RequestParam(defaultValue = "0") long after, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        access.requireOrganiser(me);
        List<AppExportUnclaimed> found = desk.unclaimed(after, PER_PAGE + 1);
        List<Unclaimed> shown =
                found.stream().limit(PER_PAGE).map(one -> shown(one, me)).toList();
        model.addAttribute("count", desk.countUnclaimed());
        model.addAttribute("works", shown);
        model.addAttribute("first", after > 0 ? "/entries/import/unclaimed" : null);
        model.addAttribute(
                "older",
                found.size() > PER_PAGE
                        ? "/entries/import/unclaimed?after=" + shown.getLast().id()
                        : null);
        return "entry/app-unclaimed";
    }

    private Unclaimed shown(AppExportUnclaimed found, AccountPrincipal me) {
        Entry entry = found.entry();
        AppExportEntry app = found.app();
        return new Unclaimed(
                entry.id(),
                campaigns.definition(entry.campaignId()).track(entry.track()).name(),
                people.maskedName(entry),
                entry.unitName(),
                entry.title(),
                app.plays(),
                app.likes(),
                app.link() == null ? null : personal.open(AppExportSealed.LINK, app.link()),
                claims.waiting(entry, me));
    }
}
