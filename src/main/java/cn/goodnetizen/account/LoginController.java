package cn.goodnetizen.account;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginController {

    @GetMapping("/login")
    String login(Authentication me) {
        if (me == null) {
            return "login";
        }
        return "redirect:" + (HomeAfterSignIn.isParticipant(me) ? HomeAfterSignIn.PARTICIPANTS : "/");
    }
}
