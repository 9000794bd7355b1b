package cn.goodnetizen.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The own password: for everybody at any time, and for a successor before anything else. */
@Controller
class PasswordController {

    /** So many wrong old passwords in a row end the session: it may be somebody else's. */
    static final int WRONG_TRIES = 5;

    private static final String TRIES = "good-netizen.wrong-passwords";

    private final PasswordChange change;
    private final AccountSessions sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    PasswordController(PasswordChange change, AccountSessions sessions) {
        this.change = change;
        this.sessions = sessions;
    }

    @GetMapping(PasswordGate.PASSWORD_PAGE)
    String show(@AuthenticationPrincipal AccountPrincipal me, Model model) {
        return page(me, new PasswordForm("", "", ""), model);
    }

    @PostMapping(PasswordGate.PASSWORD_PAGE)
    String change(
            @Valid @ModelAttribute("passwords") PasswordForm form,
            BindingResult binding,
            @AuthenticationPrincipal AccountPrincipal me,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        check(form, binding, me);
        if (binding.hasErrors()) {
            return page(me, form, model);
        }
        HttpSession session = request.getSession();
        Optional<PasswordChange.Changed> changed = change.change(me, form.old(), form.fresh());
        if (changed.isEmpty()) {
            return wrongOldPassword(form, binding, me, model, session);
        }
        sessions.endOthers(me, session);
        session.removeAttribute(TRIES);
        signInAs(changed.get().account(), request, response);
        redirect.addFlashAttribute("flashSuccess", "密码已修改。此账号在其他设备上的登录已全部退出。");
        Long handover = changed.get().handoverId();
        return handover == null ? "redirect:/" : "redirect:/handovers/" + handover;
    }

    private static void check(PasswordForm form, BindingResult binding, AccountPrincipal me) {
        if (binding.hasErrors()) {
            return;
        }
        Optional<String> problem = PasswordRules.problemWith(form.fresh(), me.username());
        if (problem.isPresent()) {
            binding.rejectValue("fresh", "rule", problem.get());
        } else if (form.fresh().equals(form.old())) {
            binding.rejectValue("fresh", "same", "新密码不能与原密码相同");
        } else if (!form.fresh().equals(form.repeated())) {
            binding.rejectValue("repeated", "different", "两次输入的新密码不一致");
        }
    }

    private String wrongOldPassword(
            PasswordForm form, BindingResult binding, AccountPrincipal me, Model model, HttpSession session) {
        int tries = session.getAttribute(TRIES) instanceof Integer before ? before + 1 : 1;
        if (tries >= WRONG_TRIES) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            return "redirect:/login?ended";
        }
        session.setAttribute(TRIES, tries);
        binding.rejectValue("old", "wrong", "原密码不正确，还可以再试 " + (WRONG_TRIES - tries) + " 次");
        return page(me, form, model);
    }

    private static String page(AccountPrincipal me, PasswordForm form, Model model) {
        model.addAttribute("passwords", form);
        model.addAttribute("forced", me.mustChangePassword());
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        return "account/password";
    }

    /** The session's principal still says that the password must change: the new one takes its place. */
    private void signInAs(AccountPrincipal me, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(me, null, me.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
