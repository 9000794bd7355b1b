package cn.goodnetizen.notification;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.mailcode.PendingCode;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitContact;
import cn.goodnetizen.organization.UnitContacts;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Optional;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own unit's contact data. Whoever works for the unit keeps them, its managers read; nobody else has this page. */
@Controller
class ContactController {

    private static final String PAGE = "redirect:/unit/contact";

    private final UnitContacts contacts;
    private final ContactChange change;
    private final MailboxConfirmations confirmations;
    private final InvalidMailboxes mailboxes;
    private final ReminderPreferences preferences;
    private final Channels channels;
    private final Organization organization;

    ContactController(
            UnitContacts contacts,
            ContactChange change,
            MailboxConfirmations confirmations,
            InvalidMailboxes mailboxes,
            ReminderPreferences preferences,
            Channels channels,
            Organization organization) {
        this.contacts = contacts;
        this.change = change;
        this.confirmations = confirmations;
        this.mailboxes = mailboxes;
        this.preferences = preferences;
        this.channels = channels;
        this.organization = organization;
    }

    @GetMapping("/unit/contact")
    String show(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        UnitContact contact = contacts.of(me.unitCode());
        Optional<ReminderPreference> preference = preferences.findById(me.unitCode());
        model.addAttribute(
                "form",
                new ContactForm(
                        contact.email(),
                        contact.phone(),
                        contact.address(),
                        preference.map(ReminderPreference::sms).orElse(false),
                        preference.map(ReminderPreference::wecom).orElse(false),
                        contact.version()));
        return page(me, contact, model);
    }

    @PostMapping("/unit/contact")
    String save(
            @Valid @ModelAttribute("form") ContactForm form,
            BindingResult binding,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            RedirectAttributes redirect) {
        toKeep(me);
        if (!binding.hasErrors()) {
            try {
                ContactChange.Saved saved = change.save(me.unitCode(), form);
                if (saved.problem() != null) {
                    redirect.addFlashAttribute("flashWarning", "电话和地址已保存；新邮箱没有登记：" + saved.problem() + "。");
                } else {
                    redirect.addFlashAttribute(
                            "flashSuccess", saved.newMailbox() ? "已保存。请到新邮箱查收验证码，填在下面后新邮箱启用。" : "已保存，以后的邮件按新的联系方式发送。");
                }
                return PAGE;
            } catch (ObjectOptimisticLockingFailureException e) {
                UnitContact now = contacts.of(me.unitCode());
                binding.reject(
                        "meanwhile",
                        "联系方式刚刚被别人改过，现在登记的是：" + now.email() + "，" + now.phone()
                                + (now.address() == null ? "" : "，" + now.address()) + "。您填的内容还在下面，核对后再次保存即可。");
                model.addAttribute("version", now.version());
            }
        }
        return page(me, contacts.of(me.unitCode()), model);
    }

    @PostMapping("/unit/contact/mailbox/confirm")
    String confirm(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal AccountPrincipal me,
            RedirectAttributes redirect) {
        toKeep(me);
        String problem = confirmations.confirm(me.unitCode(), code);
        if (problem == null) {
            redirect.addFlashAttribute("flashSuccess", "新邮箱已启用，以后的邮件发往这里；原邮箱没有收到的邮件会补发。");
        } else {
            redirect.addFlashAttribute("codeProblem", problem);
        }
        return PAGE;
    }

    @PostMapping("/unit/contact/mailbox/again")
    String again(@AuthenticationPrincipal AccountPrincipal me, RedirectAttributes redirect) {
        toKeep(me);
        String problem = confirmations
                .pending(me.unitCode())
                .map(pending -> confirmations.ask(me.unitCode(), pending.mailbox()))
                .orElse(null);
        if (problem == null) {
            redirect.addFlashAttribute("flashSuccess", "正在重新发送验证码，以前的验证码作废。");
        } else {
            redirect.addFlashAttribute("flashWarning", problem + "。");
        }
        return PAGE;
    }

    @PostMapping("/unit/contact/mailbox/drop")
    String drop(@AuthenticationPrincipal AccountPrincipal me, RedirectAttributes redirect) {
        toKeep(me);
        confirmations.drop(me.unitCode());
        redirect.addFlashAttribute("flashSuccess", "已放弃新邮箱，邮件仍发往原邮箱。");
        return PAGE;
    }

    private String page(AccountPrincipal me, UnitContact contact, Model model) {
        model.addAttribute("unit", organization.unit(me.unitCode()));
        model.addAttribute("contact", contact);
        model.addAttribute("keeps", keeps(me));
        model.addAttribute(
                "pending", confirmations.pending(me.unitCode()).map(Pending::of).orElse(null));
        model.addAttribute(
                "invalid",
                mailboxes.find(contact.email()).map(InvalidMailbox::reason).orElse(null));
        model.addAttribute("hasSms", channels.has(LoggingChannel.SMS));
        model.addAttribute("hasWecom", channels.has(LoggingChannel.WECOM));
        return "notification/contact";
    }

    private static boolean keeps(AccountPrincipal me) {
        return me.role() != Role.MANAGER;
    }

    private static void toKeep(AccountPrincipal me) {
        if (!keeps(me)) {
            throw new AccessDeniedException("managers read");
        }
    }

    /** A new mailbox on its way to be used. */
    record Pending(String email, Instant expiresAt, String problem) {

        static Pending of(PendingCode code) {
            return new Pending(code.mailbox(), code.expiresAt(), code.problem());
        }
    }
}
