package cn.goodnetizen.reporting;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.campaign.ReportKind;
import cn.goodnetizen.media.FileType;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    private final ConsolidationDesk desk;

    NominationPaperController(
            ReportAccess access, NominationPapers papers, NominationPaper paper, ConsolidationDesk desk) {
        this.access = access;
        this.desk = desk;
        this.papers = papers;
        this.paper = paper;
    }

    @GetMapping("/reports/{id}/nomination.{format:docx|xlsx|pdf}")
    ResponseEntity<byte[]> filled(
            @PathVariable long id, @PathVariable String format, @AuthenticationPrincipal AccountPrincipal me) {
        return print(papers.filled(nomination(id, me)), format);
    }

    /** The table that a union is about to make from what it accepted from below. */
    @GetMapping("/reports/{id}/consolidation.{format:docx|xlsx|pdf}")
    ResponseEntity<byte[]> consolidated(
            @PathVariable long id, @PathVariable String format, @AuthenticationPrincipal AccountPrincipal me) {
        Report report = nomination(id, me);
        List<Nominee> included = desk.page(id, me).included().stream()
                .map(line -> line.row().nominee())
                .toList();
        return print(papers.of(report, included), format);
    }

    @GetMapping("/reports/{id}/nomination-template.{format:docx|xlsx}")
    ResponseEntity<byte[]> empty(
            @PathVariable long id, @PathVariable String format, @AuthenticationPrincipal AccountPrincipal me) {
        return file(papers.empty(nomination(id, me)), format, "推荐表（空白）");
    }

    private ResponseEntity<byte[]> print(NominationPaper.Content content, String format) {
        return file(content, format, "推荐表_" + content.unitName());
    }

    private ResponseEntity<byte[]> file(NominationPaper.Content content, String format, String name) {
        return switch (format) {
            case "docx" -> file(paper.docx(content), FileType.DOCX, name + ".docx");
            case "xlsx" -> file(paper.xlsx(content), FileType.XLSX, name + ".xlsx");
            default -> file(paper.pdf(content), FileType.PDF, name + ".pdf");
        };
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
