package cn.goodnetizen.local;

import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** {@code /dev/mails}: what the application sent, newest first. */
@Controller
@Profile(LocalPlatform.PROFILE)
@RequestMapping("/dev/mails")
class MailsController {

    private final SentMails mails;

    /** A line of the list. */
    record Line(String id, String subject, String to, String cc, String at) {

        private static Line of(SentMails.Mail mail) {
            return new Line(mail.id(), mail.subject(), mail.to(), mail.cc(), ChineseTime.of(mail.simulatedTime()));
        }
    }

    MailsController(SentMails mails) {
        this.mails = mails;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mails", mails.newestFirst().stream().map(Line::of).toList());
        return "dev/mails";
    }

    @GetMapping("/{id}")
    String open(@PathVariable String id, Model model) {
        SentMails.OpenedMail opened = opened(id);
        model.addAttribute("mail", Line.of(opened.mail()));
        model.addAttribute("text", opened.text().orElse(null));
        model.addAttribute("hasHtml", opened.html().isPresent());
        model.addAttribute("attachments", opened.attachments());
        return "dev/mail";
    }

    /** The letter alone, for the sandboxed frame. */
    @GetMapping("/{id}/html")
    ResponseEntity<String> html(@PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'")
                .body(opened(id).html().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    @GetMapping("/{id}/attachments/{number}")
    ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int number) {
        SentMails.OpenedMail opened = opened(id);
        if (number < 0 || number >= opened.attachments().size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        SentMails.Attachment attachment = opened.attachments().get(number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(attachment.content());
    }

    private SentMails.OpenedMail opened(String id) {
        return mails.open(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
