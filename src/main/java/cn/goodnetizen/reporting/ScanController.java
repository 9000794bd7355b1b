package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The stamped scan of a table: its unit uploads it, whoever may read the table looks at it. */
@Controller
class ScanController {

    private final ReportAccess access;
    private final StampedScans stamped;
    private final ReportScans scans;
    private final FileStore store;

    ScanController(ReportAccess access, StampedScans stamped, ReportScans scans, FileStore store) {
        this.access = access;
        this.stamped = stamped;
        this.scans = scans;
        this.store = store;
    }

    @PostMapping("/reports/{id}/scan")
    String upload(
            @PathVariable long id,
            @RequestParam(required = false) MultipartFile scan,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes flash)
            throws IOException {
        Report report = access.toWorkOn(id, me);
        if (report.kind() != ReportKind.NOMINATION) {
            throw new ReportNotVisibleException(id);
        }
        if (scan == null
                || scan.getOriginalFilename() == null
                || scan.getOriginalFilename().isEmpty()) {
            flash.addFlashAttribute("scanError", "请先选择盖章扫描件（PDF 或 JPG、PNG 图片）。");
            return "redirect:/reports/" + id + "#scan";
        }
        try (InputStream content = scan.getInputStream()) {
            stamped.add(id, scan.getOriginalFilename(), content, me);
            flash.addFlashAttribute("flashSuccess", "盖章扫描件已上传，上级审核时可以看到。");
        } catch (FileRefusedException | HandInRefusedException refused) {
            flash.addFlashAttribute("scanError", refused.getMessage());
        }
        return "redirect:/reports/" + id + "#scan";
    }

    @GetMapping("/reports/{id}/scans/{number}")
    ResponseEntity<Resource> file(
            @PathVariable long id, @PathVariable int number, @AuthenticationPrincipal AccountPrincipal me) {
        ReportScan scan = scan(id, number, me);
        return answer(scan.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(scan.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(store.open(scan.storageName()));
    }

    /** The scan itself, or of a PDF its first page. */
    @GetMapping("/reports/{id}/scans/{number}/picture")
    ResponseEntity<Resource> picture(
            @PathVariable long id, @PathVariable int number, @AuthenticationPrincipal AccountPrincipal me) {
        ReportScan scan = scan(id, number, me);
        if (scan.pictureName() == null) {
            throw new ReportNotVisibleException(id);
        }
        boolean itself = scan.pictureName().equals(scan.storageName());
        return answer(itself ? scan.mediaType() : FileType.PNG.mediaType()).body(store.open(scan.pictureName()));
    }

    private static ResponseEntity.BodyBuilder answer(String mediaType) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header("X-Content-Type-Options", "nosniff");
    }

    private ReportScan scan(long id, int number, AccountPrincipal me) {
        access.readable(id, me);
        return scans.findByReportIdAndNumber(id, number).orElseThrow(() -> new ReportNotVisibleException(id));
    }
}
