package cn.goodnetizen.participant;

import cn.goodnetizen.limit.ClientAddress;
import cn.goodnetizen.limit.TryLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new password for a participant who has forgotten the old one. */
@Controller
class ForgottenController {

    private static final int FROM_ONE_ADDRESS = 20;
    private static final int FROM_ALL = 2_000;
    private static final int ADDRESSES = 10_000;

    private final ForgottenPasswords forgotten;
    private final TryLimit asked;
    private final TryLimit typed;

    ForgottenController(ForgottenPasswords forgotten, Clock clock) {
        this.forgotten = forgotten;
        this.asked = new TryLimit(FROM_ONE_ADDRESS, FROM_ALL, ADDRESSES, Duration.ofHours(1), clock);
        this.typed = new TryLimit(FROM_ONE_ADDRESS, FROM_ALL, ADDRESSES, Duration.ofHours(1), clock);
    }

    @GetMapping("/forgotten")
    String show(Model model) {
        model.addAttribute("forgotten", new ForgottenForm(""));
        return "participant/forgotten";
    }

    @PostMapping("/forgotten")
    String ask(
            @Valid @ModelAttribute("forgotten") ForgottenForm form, BindingResult errors, HttpServletRequest request) {
        limit(asked, request, errors);
        return errors.hasErrors() ? "participant/forgotten" : "redirect:/forgotten/" + forgotten.ask(form.mail());
    }

    @GetMapping("/forgotten/{token}")
    String code(@PathVariable String token, Model model, RedirectAttributes redirect) {
        if (!forgotten.waits(token)) {
            redirect.addFlashAttribute("flashWarning", "验证码已用过或已过期，请重新发送。");
            return "redirect:/forgotten";
        }
        model.addAttribute("reset", new ResetForm("", "", ""));
        return "participant/forgotten-code";
    }

    @PostMapping("/forgotten/{token}")
    String set(
            @PathVariable String token,
            @Valid @ModelAttribute("reset") ResetForm form,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        NewPassword.check(form.password(), form.repeated(), "", errors);
        limit(typed, request, errors);
        if (!errors.hasErrors()) {
            String problem = forgotten.set(token, form.code(), form.password());
            if (problem == null) {
                redirect.addFlashAttribute("flashSuccess", "新密码已设好，请用它登录。");
                return "redirect:/login";
            }
            errors.rejectValue("code", "refused", problem);
        }
        return "participant/forgotten-code";
    }

    private static void limit(TryLimit limit, HttpServletRequest request, BindingResult errors) {
        if (!errors.hasErrors() && !limit.take(ClientAddress.of(request))) {
            errors.reject("busy", "尝试的次数太多：同一网络 1 小时内最多 " + limit.mostOfOne() + " 次，已经用完。请 1 小时后再试。");
        }
    }
}
