package cn.goodnetizen.guide;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.paper.PaperPrinter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The handouts: to read on the screen, and to print. A superior prints those of the units below, too. */
@Controller
class HandoutController {

    private final Guide guide;
    private final PaperPrinter printer;
    private final Organization organization;

    HandoutController(Guide guide, PaperPrinter printer, Organization organization) {
        this.guide = guide;
        this.printer = printer;
        this.organization = organization;
    }

    @GetMapping("/handout")
    String own(@AuthenticationPrincipal AccountPrincipal me) {
        boolean superior = !organization.subordinatesOf(me.unitCode()).isEmpty();
        return "redirect:/handout/" + Reader.of(me, superior).code();
    }

    @GetMapping("/handout/{reader}")
    String read(@PathVariable String reader, Model model) {
        model.addAttribute("handout", guide.handout(known(reader)));
        model.addAttribute(
                "handouts", Arrays.stream(Reader.values()).map(guide::handout).toList());
        return "guide/handout";
    }

    @GetMapping("/handout/{reader}.pdf")
    ResponseEntity<byte[]> print(@PathVariable String reader) {
        Guide.Handout handout = guide.handout(known(reader));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(handout.title() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(printer.pdf("paper/handout", Map.of("handout", handout)));
    }

    private static Reader known(String code) {
        return Arrays.stream(Reader.values())
                .filter(reader -> reader.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
