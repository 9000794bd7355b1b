package cn.goodnetizen.notification;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** All letters for the organisers: what left, what waits, what was given up, and every attempt. */
@Controller
@PreAuthorize("hasRole('ORGANISER')")
class LetterController {

    static final int PAGE_SIZE = 50;

    private final StoredLetters letters;
    private final StoredAttempts attempts;
    private final Letters figures;
    private final LetterDesk desk;
    private final Organization organization;

    LetterController(
            StoredLetters letters,
            StoredAttempts attempts,
            Letters figures,
            LetterDesk desk,
            Organization organization) {
        this.letters = letters;
        this.attempts = attempts;
        this.figures = figures;
        this.desk = desk;
        this.organization = organization;
    }

    @GetMapping("/letters")
    String list(@ModelAttribute("filter") LetterFilter filter, Model model) {
        List<Letter> found = page(filter);
        Map<String, Unit> units =
                organization.all().stream().collect(Collectors.toMap(Unit::code, Function.identity()));
        model.addAttribute(
                "letters",
                found.stream().map(letter -> LetterRow.of(letter, units::get)).toList());
        model.addAttribute("newer", newer(filter, found));
        model.addAttribute("older", older(filter, found));
        model.addAttribute("counts", figures.countByState());
        model.addAttribute("units", unitOptions());
        model.addAttribute("kinds", options("全部类别", LetterKind.values(), LetterKind::name, LetterKind::label));
        model.addAttribute("states", options("全部状态", LetterState.values(), LetterState::name, LetterState::label));
        return "notification/letters";
    }

    @GetMapping("/letters/{id}")
    String one(@PathVariable long id, Model model) {
        Letter letter = letters.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("letter", LetterRow.of(letter, organization::unit));
        model.addAttribute("sender", organization.unit(letter.senderCode()).name());
        model.addAttribute("cc", letter.cc());
        model.addAttribute("coverCc", letter.coverCc());
        model.addAttribute("messageId", letter.messageId());
        model.addAttribute(
                "attempts",
                attempts.findByLetterIdOrderByIdDesc(id).stream()
                        .map(attempt -> new AttemptRow(
                                attempt.at(),
                                attempt.outcome().label(),
                                attempt.outcome().badge(),
                                attempt.error()))
                        .toList());
        return "notification/letter";
    }

    @PostMapping("/letters/{id}/retry")
    String retry(@PathVariable long id, RedirectAttributes redirect) {
        if (desk.retry(id)) {
            redirect.addFlashAttribute("flashSuccess", "已重新排队，邮件将尽快发出。");
        } else {
            redirect.addFlashAttribute("flashWarning", "这封邮件不在“发送失败”状态，无需重新发送。");
        }
        return "redirect:/letters/" + id;
    }

    private List<Letter> page(LetterFilter filter) {
        Limit limit = Limit.of(PAGE_SIZE);
        if (filter.after() != null) {
            return letters.after(filter.after(), filter.unitCode(), filter.kind(), filter.state(), limit)
                    .reversed();
        }
        long before = filter.before() == null ? Long.MAX_VALUE : filter.before();
        return letters.before(before, filter.unitCode(), filter.kind(), filter.state(), limit);
    }

    private String newer(LetterFilter filter, List<Letter> found) {
        if (found.isEmpty()) {
            return filter.before() == null && filter.after() == null
                    ? null
                    : url(filter).toUriString();
        }
        long first = found.getFirst().id();
        boolean some = !letters.after(first, filter.unitCode(), filter.kind(), filter.state(), Limit.of(1))
                .isEmpty();
        return some ? url(filter).queryParam("after", first).toUriString() : null;
    }

    private String older(LetterFilter filter, List<Letter> found) {
        if (found.isEmpty()) {
            return null;
        }
        long last = found.getLast().id();
        boolean some = !letters.before(last, filter.unitCode(), filter.kind(), filter.state(), Limit.of(1))
                .isEmpty();
        return some ? url(filter).queryParam("before", last).toUriString() : null;
    }

    private static UriComponentsBuilder url(LetterFilter filter) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/letters");
        if (filter.unitCode() != null) {
            url.queryParam("unit", filter.unitCode());
        }
        if (filter.kind() != null) {
            url.queryParam("kind", filter.kind());
        }
        if (filter.state() != null) {
            url.queryParam("state", filter.state());
        }
        return url;
    }

    private Map<String, String> unitOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "全部单位");
        organization.all().forEach(unit -> options.put(unit.code(), "　".repeat(unit.level() - 1) + unit.name()));
        return options;
    }

    private static <T> Map<String, String> options(
            String all, T[] values, Function<T, String> key, Function<T, String> label) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", all);
        Arrays.stream(values).forEach(value -> options.put(key.apply(value), label.apply(value)));
        return options;
    }

    /** A letter in the list. */
    record LetterRow(
            long id,
            String unitName,
            String recipient,
            String subject,
            String kind,
            String occasion,
            LetterState state,
            int attempts,
            Instant queuedAt,
            Instant sentAt) {

        static LetterRow of(Letter letter, Function<String, Unit> units) {
            return new LetterRow(
                    letter.id(),
                    letter.toParticipant()
                            ? "职工（编号 " + letter.participantId() + "）"
                            : units.apply(letter.unitCode()).name(),
                    letter.toParticipant() ? "发送时查取，不保存" : letter.recipient(),
                    letter.subject(),
                    letter.kind().label(),
                    letter.occasion(),
                    letter.state(),
                    letter.attempts(),
                    letter.queuedAt(),
                    letter.sentAt());
        }
    }

    record AttemptRow(Instant at, String outcome, String badge, String error) {}
}
