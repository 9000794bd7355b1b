package cn.goodnetizen.participant;

import cn.goodnetizen.limit.TryLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of a participant. Every query goes by the number of who is signed in, none by one that was sent. */
@Controller
class MyController {

    private static final int PASSWORD_TRIES = 5;
    private static final int PHONE_TRIES = 5;
    private static final int PARTICIPANTS = 10_000;

    private final OwnData own;
    private final Participants participants;
    private final ParticipantSessions sessions;
    private final UnitsOfParticipants units;
    private final Consent consent = Consent.current();

    /** Of one who is signed in: who left a session open shuts nobody out for longer than this. */
    private final TryLimit passwordTries;

    /** Whether a phone is taken is not to be found out for a list of them. */
    private final TryLimit phoneTries;

    MyController(
            OwnData own,
            Participants participants,
            ParticipantSessions sessions,
            UnitsOfParticipants units,
            Clock clock) {
        this.own = own;
        this.participants = participants;
        this.sessions = sessions;
        this.units = units;
        this.passwordTries =
                new TryLimit(PASSWORD_TRIES, Integer.MAX_VALUE, PARTICIPANTS, Duration.ofMinutes(15), clock);
        this.phoneTries = new TryLimit(PHONE_TRIES, Integer.MAX_VALUE, PARTICIPANTS, Duration.ofDays(1), clock);
    }

    @GetMapping("/my")
    String home(@AuthenticationPrincipal ParticipantPrincipal me, Model model) {
        model.addAttribute("person", participants.find(me.id()).orElseThrow());
        return "participant/home";
    }

    /** @param full whether they asked to see their own data whole */
    @GetMapping("/my/profile")
    String profile(
            @RequestParam(defaultValue = "false") boolean full,
            @AuthenticationPrincipal ParticipantPrincipal me,
            Model model) {
        Participant person = participants.find(me.id()).orElseThrow();
        model.addAttribute("profile", new ProfileForm(person.unitName(), ""));
        if (full) {
            model.addAttribute("whole", participants.own(me.id()));
        }
        return profilePage(person, model);
    }

    @PostMapping("/my/profile")
    String change(
            @Valid @ModelAttribute("profile") ProfileForm form,
            BindingResult errors,
            @AuthenticationPrincipal ParticipantPrincipal me,
            Model model,
            RedirectAttributes redirect) {
        if (!errors.hasErrors() && !form.phone().isEmpty() && !phoneTries.take(me.getUsername())) {
            errors.rejectValue("phone", "busy", "一天最多更改 " + PHONE_TRIES + " 次手机号，请明天再试");
        }
        if (!errors.hasErrors()) {
            try {
                own.change(me.id(), form.unit(), form.phone());
                redirect.addFlashAttribute("flashSuccess", "已保存。");
                return "redirect:/my/profile";
            } catch (DataIntegrityViolationException e) {
                errors.rejectValue("phone", "taken", "这个手机号不能使用；确实是您的号码，请联系活动组委会办公室");
            }
        }
        return profilePage(participants.find(me.id()).orElseThrow(), model);
    }

    private String profilePage(Participant person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute("units", units.names());
        return "participant/profile";
    }

    @GetMapping("/my/mail")
    String mail(@AuthenticationPrincipal ParticipantPrincipal me, Model model) {
        model.addAttribute("form", new MailForm("", ""));
        return mailPage(me, model);
    }

    @PostMapping("/my/mail")
    String newMail(
            @Valid @ModelAttribute("form") MailForm form,
            BindingResult errors,
            @AuthenticationPrincipal ParticipantPrincipal me,
            Model model) {
        checkPassword(me, form.current(), errors);
        if (!errors.hasErrors()) {
            String problem = own.askForMailbox(me.id(), form.mail());
            if (problem == null) {
                return "redirect:/my/mail";
            }
            errors.rejectValue("mail", "refused", problem);
        }
        return mailPage(me, model);
    }

    @PostMapping("/my/mail/confirm")
    String confirmMail(
            @RequestParam(defaultValue = "") String code,
            @AuthenticationPrincipal ParticipantPrincipal me,
            RedirectAttributes redirect) {
        String problem = confirmed(me, code);
        if (problem == null) {
            redirect.addFlashAttribute("flashSuccess", "新邮箱已启用，以后用它登录和收信。");
            return "redirect:/my/profile";
        }
        redirect.addFlashAttribute("codeProblem", problem);
        return "redirect:/my/mail";
    }

    private String confirmed(ParticipantPrincipal me, String code) {
        try {
            return own.confirmMailbox(me.id(), code);
        } catch (DataIntegrityViolationException e) {
            return "这个邮箱刚刚被别的账号登记，请换一个邮箱";
        }
    }

    @PostMapping("/my/mail/again")
    String again(@AuthenticationPrincipal ParticipantPrincipal me, RedirectAttributes redirect) {
        String problem = own.pendingMailbox(me.id())
                .map(pending -> own.askForMailbox(me.id(), pending.mailbox()))
                .orElse(null);
        if (problem == null) {
            redirect.addFlashAttribute("flashSuccess", "正在重新发送验证码，以前的验证码作废。");
        } else {
            redirect.addFlashAttribute("flashWarning", problem + "。");
        }
        return "redirect:/my/mail";
    }

    @PostMapping("/my/mail/drop")
    String drop(@AuthenticationPrincipal ParticipantPrincipal me, RedirectAttributes redirect) {
        own.dropMailbox(me.id());
        redirect.addFlashAttribute("flashSuccess", "已放弃新邮箱，仍用原邮箱登录和收信。");
        return "redirect:/my/mail";
    }

    private String mailPage(ParticipantPrincipal me, Model model) {
        model.addAttribute("person", participants.find(me.id()).orElseThrow());
        model.addAttribute("pending", own.pendingMailbox(me.id()).orElse(null));
        return "participant/mail";
    }

    @GetMapping("/my/password")
    String password(Model model) {
        model.addAttribute("passwords", new OwnPasswordForm("", "", ""));
        return "participant/password";
    }

    @PostMapping("/my/password")
    String newPassword(
            @Valid @ModelAttribute("passwords") OwnPasswordForm form,
            BindingResult errors,
            @AuthenticationPrincipal ParticipantPrincipal me,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        NewPassword.check(form.password(), form.repeated(), "", errors);
        checkPassword(me, form.current(), errors);
        if (errors.hasErrors()) {
            return "participant/password";
        }
        own.setPassword(me.id(), form.password());
        sessions.endOthers(me.id(), request.getSession().getId());
        redirect.addFlashAttribute("flashSuccess", "密码已修改。此账号在其他设备上的登录已全部退出。");
        return "redirect:/my/profile";
    }

    @GetMapping("/my/delete")
    String leaving(Model model) {
        model.addAttribute("leaving", new LeavingForm(""));
        return leavingPage(model);
    }

    @PostMapping("/my/delete")
    String leave(
            @Valid @ModelAttribute("leaving") LeavingForm form,
            BindingResult errors,
            @AuthenticationPrincipal ParticipantPrincipal me,
            HttpServletRequest request,
            Model model) {
        checkPassword(me, form.current(), errors);
        if (errors.hasErrors()) {
            return leavingPage(model);
        }
        own.delete(me.id());
        sessions.endAll(me.id());
        request.getSession().invalidate();
        SecurityContextHolder.clearContext();
        return "redirect:/login?deleted";
    }

    private String leavingPage(Model model) {
        model.addAttribute("consentText", consent);
        return "participant/delete";
    }

    private void checkPassword(ParticipantPrincipal me, String password, BindingResult errors) {
        if (errors.hasErrors()) {
            return;
        }
        if (!passwordTries.take(me.getUsername())) {
            errors.rejectValue("current", "busy", "密码输错的次数太多：15 分钟内最多 " + PASSWORD_TRIES + " 次，请 15 分钟后再试");
        } else if (!own.isPassword(me.id(), password)) {
            errors.rejectValue("current", "wrong", "密码不正确，请填写现在的登录密码");
        } else {
            passwordTries.giveBack(me.getUsername());
        }
    }
}
