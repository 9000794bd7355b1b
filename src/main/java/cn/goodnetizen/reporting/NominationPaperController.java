package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileType;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The 推荐表 to take away, for everyone who may read it: filled as it is stored, and empty to fill in. */
@Controller
class NominationPaperController {

    private final ReportAccess access;
    private final NominationPapers papers;
    private final NominationPaper paper;

    NominationPaperController(ReportAccess access, NominationPapers papers, NominationPaper paper) {
        this.access = access;
        this.papers = papers;
        this.paper = paper;
    }

    @GetMapping("/reports/{id}/nomination.docx")
    ResponseEntity<byte[]> docx(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        NominationPaper.Content content = papers.filled(nomination(id, me));
        return file(paper.docx(content), FileType.DOCX, "推荐表_" + content.unitName() + ".docx");
    }

    @GetMapping("/reports/{id}/nomination.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        NominationPaper.Content content = papers.filled(nomination(id, me));
        return file(paper.xlsx(content), FileType.XLSX, "推荐表_" + content.unitName() + ".xlsx");
    }

    @GetMapping("/reports/{id}/nomination.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        NominationPaper.Content content = papers.filled(nomination(id, me));
        return file(paper.pdf(content), FileType.PDF, "推荐表_" + content.unitName() + ".pdf");
    }

    @GetMapping("/reports/{id}/nomination-template.docx")
    ResponseEntity<byte[]> emptyDocx(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        return file(paper.docx(papers.empty(nomination(id, me))), FileType.DOCX, "推荐表（空白）.docx");
    }

    @GetMapping("/reports/{id}/nomination-template.xlsx")
    ResponseEntity<byte[]> emptyXlsx(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me) {
        return file(paper.xlsx(papers.empty(nomination(id, me))), FileType.XLSX, "推荐表（空白）.xlsx");
    }

    private Report nomination(long id, AccountPrincipal me) {
        Report report = access.readable(id, me);
        if (report.kind() != ReportKind.NOMINATION) {
            throw new ReportNotVisibleException(id);
        }
        return report;
    }

    private static ResponseEntity<byte[]> file(byte[] content, FileType type, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                // Names and numbers: not kept by whatever lies between.
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
