package cn.goodnetizen.account;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.local.PagesTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;

@PagesTest
class SignInTest {

    @Autowired
    private MockMvc portal;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/reports/1", "/dashboard", "/actuator/env"})
    void whoeverIsNotSignedInIsSentToTheLogin(String page) throws Exception {
        portal.perform(get(page).accept(MediaType.TEXT_HTML))
                .andExpect(status().isFound())
                .andExpect(redirectedUrlPattern("**/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/assets/app.css", "/assets/app.js", "/assets/emblem.svg", "/actuator/health"})
    void theDoorItselfIsOpen(String page) throws Exception {
        portal.perform(get(page)).andExpect(status().isOk());
    }

    @Test
    void theRightPasswordOpens() throws Exception {
        portal.perform(formLogin().user("hn-edu-001").password("demo-2023"))
                .andExpect(redirectedUrl("/"))
                .andExpect(authenticated().withUsername("hn-edu-001").withRoles("OFFICER"));
    }

    @Test
    void aWrongPasswordIsSaidInChineseWithoutSayingWhichPartWasWrong() throws Exception {
        portal.perform(formLogin().user("hn-edu-001").password("wrong"))
                .andExpect(redirectedUrl("/login?error"))
                .andExpect(unauthenticated());
        portal.perform(get("/login").param("error", ""))
                .andExpect(content().string(containsString("用户名、邮箱或密码不正确，请核对后重新输入。")));
    }

    @Test
    void whoeverTriesPasswordsIsStoppedAndNobodyElse() throws Exception {
        for (int tries = 1; tries <= 30; tries++) {
            portal.perform(signIn("wrong-" + tries, "203.0.113.7")).andExpect(redirectedUrl("/login?error"));
        }

        portal.perform(signIn("demo-2023", "203.0.113.7"))
                .andExpect(redirectedUrl("/login?limited"))
                .andExpect(unauthenticated());
        portal.perform(signIn("demo-2023", "203.0.113.8"))
                .andExpect(redirectedUrl("/"))
                .andExpect(authenticated());
        portal.perform(get("/login").param("limited", ""))
                .andExpect(content().string(containsString("同一网络 15 分钟内最多 30 次")));
    }

    private static RequestBuilder signIn(String password, String address) {
        return post("/login")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .param("username", "hn-edu-001")
                .param("password", password);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() throws Exception {
        portal.perform(post("/login").param("username", "hn-edu").param("password", "demo-2023"))
                .andExpect(status().isForbidden())
                .andExpect(unauthenticated());
    }

    @Test
    void signingOutEndsAtTheLogin() throws Exception {
        portal.perform(post("/logout").with(csrf()).with(user(officer())))
                .andExpect(redirectedUrl("/login?logout"))
                .andExpect(unauthenticated());
    }

    @Test
    void whoeverIsSignedInNeedsNoLogin() throws Exception {
        portal.perform(get("/login").with(user(officer()))).andExpect(redirectedUrl("/"));
    }

    @Test
    void nothingInlineAndNothingForeignMayRun() throws Exception {
        portal.perform(get("/login"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                allOf(
                                        containsString("default-src 'self'"),
                                        containsString("frame-ancestors 'none'"),
                                        not(containsString("unsafe")))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(content().string(not(containsString(" style=\""))))
                .andExpect(content().string(not(containsString("<script>"))));
    }

    private static AccountPrincipal officer() {
        return AccountPrincipal.of("hn-edu", "省教育工会 经办人", "hn-edu", Role.OFFICER);
    }
}
