package cn.goodnetizen.participant;

import cn.goodnetizen.limit.ClientAddress;
import cn.goodnetizen.limit.TryLimit;
import cn.goodnetizen.mailcode.PendingCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sign-up, open to everybody: the form, then the code that came by mail. */
@Controller
class JoinController {

    private static final int FROM_ONE_ADDRESS = 20;
    private static final int FROM_ALL = 2_000;
    private static final int CODES_FROM_ONE_ADDRESS = 60;
    private static final int CODES_FROM_ALL = 10_000;
    private static final int ADDRESSES = 10_000;
    private static final Duration PERIOD = Duration.ofHours(1);

    private final SignUps signUps;
    private final UnitsOfParticipants units;
    private final Consent consent = Consent.current();
    private final TryLimit signUpTries;
    private final TryLimit codeTries;

    JoinController(SignUps signUps, UnitsOfParticipants units, Clock clock) {
        this.signUps = signUps;
        this.units = units;
        this.signUpTries = new TryLimit(FROM_ONE_ADDRESS, FROM_ALL, ADDRESSES, PERIOD, clock);
        this.codeTries = new TryLimit(CODES_FROM_ONE_ADDRESS, CODES_FROM_ALL, ADDRESSES, PERIOD, clock);
    }

    @GetMapping("/join")
    String show(Model model) {
        return page(JoinForm.empty(), model);
    }

    @PostMapping("/join")
    String signUp(
            @Valid @ModelAttribute("join") JoinForm form,
            BindingResult errors,
            HttpServletRequest request,
            Model model) {
        NewPassword.check(form.password(), form.repeated(), form.mail(), errors);
        if (form.consent() && !form.consentVersion().equals(consent.version())) {
            errors.rejectValue("consent", "changed", "个人信息处理说明刚刚更新过，请再读一遍，同意后重新提交");
        }
        if (!errors.hasErrors() && !signUpTries.take(ClientAddress.of(request))) {
            errors.reject("busy", "注册的次数太多：同一网络 1 小时内最多 " + FROM_ONE_ADDRESS + " 次，已经用完。请 1 小时后再试，填写的内容不用改。");
        }
        return errors.hasErrors() ? page(form, model) : "redirect:/join/" + signUps.begin(form);
    }

    @GetMapping("/join/{token}")
    String code(@PathVariable String token, Model model, RedirectAttributes redirect) {
        Optional<PendingCode> pending = signUps.pending(token);
        if (pending.isEmpty()) {
            redirect.addFlashAttribute("flashWarning", "这次注册已经完成或已过期，请直接登录，或者重新注册。");
            return "redirect:/join";
        }
        model.addAttribute("token", token);
        model.addAttribute("pending", pending.get());
        return "participant/join-code";
    }

    @PostMapping("/join/{token}")
    String prove(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        String problem = codeTries.take(ClientAddress.of(request))
                ? prove(token, code)
                : "输入验证码的次数太多：同一网络 1 小时内最多 " + CODES_FROM_ONE_ADDRESS + " 次，请 1 小时后再试";
        if (problem == null) {
            redirect.addFlashAttribute("flashSuccess", "注册完成。请用邮箱和刚才设的密码登录。");
            return "redirect:/login";
        }
        redirect.addFlashAttribute("codeProblem", problem);
        return "redirect:/join/" + token;
    }

    private String prove(String token, String code) {
        try {
            return signUps.prove(token, code);
        } catch (DataIntegrityViolationException e) {
            return "注册没有完成：同一邮箱或手机号刚刚注册过，请直接登录";
        }
    }

    @PostMapping("/join/{token}/again")
    String again(@PathVariable String token, HttpServletRequest request, RedirectAttributes redirect) {
        String problem = signUpTries.take(ClientAddress.of(request))
                ? signUps.askAgain(token)
                : "发送的次数太多：同一网络 1 小时内最多 " + FROM_ONE_ADDRESS + " 次，请 1 小时后再试";
        if (problem == null) {
            redirect.addFlashAttribute("flashSuccess", "正在重新发送验证码，以前的验证码作废。");
        } else {
            redirect.addFlashAttribute("flashWarning", problem + "。");
        }
        return "redirect:/join/" + token;
    }

    private String page(JoinForm form, Model model) {
        model.addAttribute("join", form);
        model.addAttribute("consentText", consent);
        model.addAttribute("units", units.names());
        return "participant/join";
    }
}
