package cn.goodnetizen.notification;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.mailcode.PendingCode;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitContact;
import cn.goodnetizen.organization.UnitContacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The mailboxes of the units below (下级邮箱): which take no letters or wait for their code, and whom to call. A unit sees
 * those below it, organisers all; managers read.
 */
@Controller
class MailboxController {

    private final UnitContacts contacts;
    private final InvalidMailboxes mailboxes;
    private final MailboxConfirmations confirmations;
    private final LetterRecovery recovery;
    private final Organization organization;

    MailboxController(
            UnitContacts contacts,
            InvalidMailboxes mailboxes,
            MailboxConfirmations confirmations,
            LetterRecovery recovery,
            Organization organization) {
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.confirmations = confirmations;
        this.recovery = recovery;
        this.organization = organization;
    }

    @GetMapping("/unit/mailboxes")
    String list(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        Map<String, UnitContact> known =
                contacts.all().stream().collect(Collectors.toMap(UnitContact::unitCode, Function.identity()));
        Map<String, InvalidMailbox> invalid =
                mailboxes.all().stream().collect(Collectors.toMap(InvalidMailbox::address, Function.identity()));
        Map<String, PendingCode> pending = confirmations.allPending();
        List<Row> rows = visible(me).stream()
                .map(unit -> row(
                        unit,
                        known.get(unit.code()),
                        invalid.get(InvalidMailboxes.key(unit.email())),
                        pending.get(unit.code())))
                .toList();
        model.addAttribute(
                "bad", rows.stream().filter(row -> row.state() != State.FINE).toList());
        model.addAttribute("all", rows);
        model.addAttribute("acts", me.role() != Role.MANAGER);
        return "notification/mailboxes";
    }

    @PostMapping("/unit/mailboxes/{unitCode}/enable")
    String enable(
            @PathVariable String unitCode, @AuthenticationPrincipal AccountPrincipal me, RedirectAttributes redirect) {
        Unit unit = visible(me).stream()
                .filter(one -> one.code().equals(unitCode))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (me.role() == Role.MANAGER) {
            throw new AccessDeniedException("managers read");
        }
        int queued = recovery.recover(unitCode);
        redirect.addFlashAttribute("flashSuccess", unit.name() + "的邮箱已重新启用，补发邮件 " + queued + " 封。");
        return "redirect:/unit/mailboxes";
    }

    /** The units below this account's unit, in the order of the tree; for organisers all. */
    private List<Unit> visible(AccountPrincipal me) {
        Map<String, String> superiors = new HashMap<>();
        List<Unit> units = organization.all();
        units.forEach(unit -> superiors.put(unit.code(), unit.superiorCode()));
        return units.stream()
                .filter(unit -> !unit.dissolved())
                .filter(unit -> me.role() == Role.ORGANISER || isBelow(unit, me.unitCode(), superiors))
                .toList();
    }

    private static boolean isBelow(Unit unit, String ancestor, Map<String, String> superiors) {
        for (String at = unit.superiorCode(); at != null; at = superiors.get(at)) {
            if (at.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    private static Row row(
            Unit unit, UnitContact contact, @Nullable InvalidMailbox invalid, @Nullable PendingCode pending) {
        if (invalid != null) {
            return new Row(unit, contact, State.INVALID, invalid.since(), invalid.reason());
        }
        if (pending != null) {
            return new Row(
                    unit,
                    contact,
                    State.UNCONFIRMED,
                    pending.askedAt(),
                    pending.problem() == null ? "新邮箱还没有确认，邮件仍发往原邮箱" : pending.problem());
        }
        return new Row(unit, contact, State.FINE, null, null);
    }

    enum State {
        INVALID,
        UNCONFIRMED,
        FINE
    }

    /** @param since when it was found out, null while the mailbox is fine */
    record Row(
            Unit unit,
            UnitContact contact,
            State state,
            @Nullable Instant since,
            @Nullable String why) {}
}
