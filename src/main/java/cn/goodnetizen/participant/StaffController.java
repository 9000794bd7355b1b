package cn.goodnetizen.participant;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Participants as staff see them: masked, whole only with a reason, and the log of those looks for organisers. */
@Controller
class StaffController {

    static final int PAGE_SIZE = 50;

    /** Stands for “whose unit is not known” among the units to choose from. */
    private static final String UNKNOWN = "?";

    private final Participants participants;
    private final StoredUnmaskings unmaskings;
    private final ParticipantAccess access;
    private final Organization organization;

    StaffController(
            Participants participants,
            StoredUnmaskings unmaskings,
            ParticipantAccess access,
            Organization organization) {
        this.participants = participants;
        this.unmaskings = unmaskings;
        this.access = access;
        this.organization = organization;
    }

    /** @param unit a unit's code; empty until one is chosen */
    @GetMapping("/participants")
    String search(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") long after,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        access.require(me);
        if (!unit.isEmpty()) {
            List<Participant> found = UNKNOWN.equals(unit)
                    ? participants.withoutUnit(after, PAGE_SIZE + 1, me)
                    : participants.ofUnit(unit, after, PAGE_SIZE + 1, me);
            boolean more = found.size() > PAGE_SIZE;
            List<Participant> shown = more ? found.subList(0, PAGE_SIZE) : found;
            model.addAttribute("found", shown);
            model.addAttribute(
                    "older",
                    more
                            ? UriComponentsBuilder.fromPath("/participants")
                                    .queryParam("unit", "{unit}")
                                    .queryParam("after", shown.getLast().id())
                                    .encode()
                                    .buildAndExpand(unit)
                                    .toUriString()
                            : null);
            model.addAttribute(
                    "first",
                    after == 0
                            ? null
                            : UriComponentsBuilder.fromPath("/participants")
                                    .queryParam("unit", "{unit}")
                                    .encode()
                                    .buildAndExpand(unit)
                                    .toUriString());
        }
        return page(unit, "", me, model);
    }

    /** By POST: a phone or mailbox must not stand in an address, which is logged on its way. */
    @PostMapping("/participants")
    String find(
            @RequestParam(defaultValue = "") String contact,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        access.require(me);
        if (contact.isBlank()) {
            model.addAttribute("contactProblem", "请填写完整的手机号或邮箱");
        } else {
            model.addAttribute("found", participants.byContact(contact, me));
        }
        return page("", contact, me, model);
    }

    private String page(String unit, String contact, AccountPrincipal me, Model model) {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("", "请选择单位");
        access.units(me).forEach(one -> units.put(one.code(), "　".repeat(one.level() - 1) + one.name()));
        if (access.everyone(me)) {
            units.put(UNKNOWN, "单位待对照");
        }
        model.addAttribute("units", units);
        model.addAttribute("unit", unit);
        model.addAttribute("contact", contact);
        model.addAttribute("everyone", access.everyone(me));
        return "participant/list";
    }

    @GetMapping("/participants/{id}")
    String one(@PathVariable long id, @AuthenticationPrincipal AccountPrincipal me, Model model) {
        return page(id, me, model);
    }

    /** Answers with the page itself, not by way of a redirect: what is shown whole is kept nowhere in between. */
    @PostMapping("/participants/{id}")
    String unmask(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        String given = reason.strip();
        model.addAttribute("reason", given);
        if (given.isEmpty()) {
            model.addAttribute("reasonProblem", "请填写查看原因");
        } else if (given.length() > Unmasking.LONGEST_REASON) {
            model.addAttribute(
                    "reasonProblem", "查看原因最多 " + Unmasking.LONGEST_REASON + " 个字，现有 " + given.length() + " 个");
        } else {
            model.addAttribute("whole", participants.full(id, given, me).orElseThrow(StaffController::notFound));
        }
        return page(id, me, model);
    }

    private String page(long id, AccountPrincipal me, Model model) {
        model.addAttribute("person", participants.forStaff(id, me).orElseThrow(StaffController::notFound));
        return "participant/person";
    }

    @GetMapping("/participants/unmaskings")
    String unmaskings(
            @RequestParam(required = false) Long before,
            @RequestParam(required = false) Long after,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model) {
        access.requireEveryone(me);
        List<LoggedUnmasking> shown = after != null
                ? unmaskings
                        .findByIdGreaterThanOrderById(after, Limit.of(PAGE_SIZE))
                        .reversed()
                : unmaskings.findByIdLessThanOrderByIdDesc(
                        before == null ? Long.MAX_VALUE : before, Limit.of(PAGE_SIZE));
        model.addAttribute("looks", shown.stream().map(this::row).toList());
        if (!shown.isEmpty()) {
            long newest = shown.getFirst().id();
            long oldest = shown.getLast().id();
            model.addAttribute(
                    "newer",
                    unmaskings.findByIdGreaterThanOrderById(newest, Limit.of(1)).isEmpty()
                            ? null
                            : "/participants/unmaskings?after=" + newest);
            model.addAttribute(
                    "older",
                    unmaskings
                                    .findByIdLessThanOrderByIdDesc(oldest, Limit.of(1))
                                    .isEmpty()
                            ? null
                            : "/participants/unmaskings?before=" + oldest);
        }
        return "participant/unmaskings";
    }

    private Look row(LoggedUnmasking look) {
        return new Look(
                look.at(),
                look.viewer(),
                organization.find(look.viewerUnit()).map(Unit::name).orElse(look.viewerUnit()),
                look.participantId(),
                participants
                        .find(look.participantId())
                        .map(Participant::maskedName)
                        .orElse(""),
                look.fields(),
                look.reason());
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** A line of the log. */
    record Look(
            Instant at,
            String viewer,
            String unitName,
            long participantId,
            String maskedName,
            String fields,
            String reason) {}
}
