package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.Thumbnails;
import cn.goodnetizen.organization.Organization;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The materials of a summary: the part of the page that refreshes itself, their thumbnails, and all of them as one .zip. */
@Controller
class MaterialController {

    private static final String PART = "reporting/materials :: materials";
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final ReportAccess access;
    private final ReportPages pages;
    private final SummaryMaterials materials;
    private final SummaryArchive archive;
    private final ReportFiles files;
    private final Reports reports;
    private final Thumbnails thumbnails;
    private final Campaigns campaigns;
    private final Organization organization;

    MaterialController(
            ReportAccess access,
            ReportPages pages,
            SummaryMaterials materials,
            SummaryArchive archive,
            ReportFiles files,
            Reports reports,
            Thumbnails thumbnails,
            Campaigns campaigns,
            Organization organization) {
        this.access = access;
        this.pages = pages;
        this.materials = materials;
        this.archive = archive;
        this.files = files;
        this.reports = reports;
        this.thumbnails = thumbnails;
        this.campaigns = campaigns;
        this.organization = organization;
    }

    @GetMapping("/reports/{id}/materials")
    String part(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        model.addAttribute("page", pages.page(id, me));
        return PART;
    }

    /** @param action {@code save}, or {@code remove-}, {@code up-}, {@code down-} with the id of a file */
    @PostMapping("/reports/{id}/materials")
    String change(
            @PathVariable long id,
            @ModelAttribute("labels") MaterialLabels labels,
            @RequestParam(defaultValue = "save") String action,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        access.toWorkOn(id, me);
        try {
            apply(materials, id, labels.materials(), action);
        } catch (HandInRefusedException refused) {
            model.addAttribute("materialError", refused.getMessage());
        }
        return part(id, me, model);
    }

    /** What the page's buttons do to the materials, with and without a script. */
    static void apply(SummaryMaterials materials, long id, List<MaterialLabel> labels, String action) {
        materials.label(id, labels);
        int dash = action.indexOf('-');
        if (dash > 0 && action.substring(dash + 1).matches("\\d{1,18}")) {
            long file = Long.parseLong(action.substring(dash + 1));
            switch (action.substring(0, dash)) {
                case "remove" -> materials.remove(id, file);
                case "up" -> materials.move(id, file, -1);
                case "down" -> materials.move(id, file, 1);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
        }
    }

    /** The thumbnail of a file, or while there is none a sign for its kind. */
    @GetMapping("/reports/{id}/files/{fileId}/thumbnail")
    ResponseEntity<Resource> thumbnail(
            @PathVariable long id, @PathVariable long fileId, @AuthenticationPrincipal AccountPrincipal me) {
        access.readable(id, me);
        ReportFile file = files.findByIdAndReportId(fileId, id).orElseThrow(() -> new ReportNotVisibleException(id));
        return thumbnails
                .of(file.storageName())
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noCache().cachePrivate())
                        .eTag(file.sha256().substring(0, 16))
                        .body(picture))
                .orElseGet(() -> ResponseEntity.ok()
                        .contentType(SVG)
                        .cacheControl(CacheControl.noStore())
                        .body(new ClassPathResource("static/assets/media/"
                                + file.type().kind().name().toLowerCase(java.util.Locale.ROOT) + ".svg")));
    }

    @GetMapping("/reports/{id}/summary.zip")
    void archive(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, HttpServletResponse response)
            throws IOException {
        Report report = access.readable(id, me);
        if (report.kind() != ReportKind.SUMMARY) {
            throw new ReportNotVisibleException(id);
        }
        attachment(response, organization.unit(report.unitCode()).name() + "活动总结.zip");
        archive.write(report, response.getOutputStream());
    }

    /** The summaries that the unit's subordinates have handed in. */
    @GetMapping("/children/summaries.zip")
    void archiveOfChildren(@AuthenticationPrincipal AccountPrincipal me, HttpServletResponse response)
            throws IOException {
        List<Report> handedIn = campaigns
                .running()
                .map(campaign -> reports.findByCampaignIdAndKindAndSuperiorCode(
                        campaign.id(), ReportKind.SUMMARY, me.unitCode()))
                .orElse(List.of())
                .stream()
                .filter(report -> report.handedInAt() != null && access.mayRead(report, me))
                .toList();
        if (handedIn.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        attachment(response, organization.unit(me.unitCode()).shortName() + "下级单位活动总结.zip");
        archive.writeAll(handedIn, response.getOutputStream());
    }

    private static void attachment(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
