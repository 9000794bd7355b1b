package cn.goodnetizen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.local.PagesTest;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@PagesTest
class LayoutTest {

    private static final Pattern NAVIGATION = Pattern.compile("<nav class=\"site-nav\".*?</nav>", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile("[\\u4e00-\\u9fff]{4}(?=</)");

    @Autowired
    private MockMvc portal;

    @Test
    void aGrassrootsOfficerSeesItsTasksAndTheNotices() throws Exception {
        assertThat(itemsFor("hn-edu-001", Role.OFFICER)).containsExactly("我的任务", "活动通知", "活动信息", "参赛作品");
    }

    @Test
    void aSuperiorsOfficerAlsoSeesTheUnitsBelowAndTasklist() throws Exception {
        assertThat(itemsFor("hn-edu", Role.OFFICER))
                .containsExactly("我的任务", "下级单位", "活动通知", "活动信息", "参赛作品", "组织数据", "参与职工", "办理审批");
    }

    @Test
    void aManagerReadsAndDoesNotWorkInTasklist() throws Exception {
        assertThat(itemsFor("hn-edu", Role.MANAGER)).containsExactly("我的任务", "下级单位", "活动通知", "活动信息", "参赛作品", "工作看板");
    }

    @Test
    void anOrganiserAlsoSeesTheLetters() throws Exception {
        assertThat(itemsFor("hn", Role.ORGANISER))
                .containsExactly("我的任务", "下级单位", "活动通知", "活动信息", "参赛作品", "工作看板", "邮件记录", "组织数据", "参与职工", "办理审批");
    }

    @Test
    void theBoxNamesUnitAndPost() throws Exception {
        portal.perform(get("/dev/style").with(user(account("hn-edu", Role.OFFICER))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("class=\"user-box__unit\">测试单位</span>")))
                .andExpect(content().string(containsString("class=\"user-box__role\">经办人</span>")));
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() throws Exception {
        portal.perform(post("/dev/style")
                        .with(csrf())
                        .with(user(account("hn-edu", Role.OFFICER)))
                        .param("filledBy", "")
                        .param("until", "")
                        .param("summary", "写好的总结")
                        .param("rows[0].name", " "))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"filledBy-error\">请填写此项</p>")))
                .andExpect(content().string(containsString("id=\"until-error\">请填写此项</p>")))
                .andExpect(content().string(containsString("id=\"rows-0-name-error\">请填写此项</p>")))
                .andExpect(content().string(containsString(">写好的总结</textarea>")));
    }

    @Test
    void aDateThatIsNoneIsAnsweredWithAnExample() throws Exception {
        portal.perform(post("/dev/style")
                        .with(csrf())
                        .with(user(account("hn-edu", Role.OFFICER)))
                        .param("filledBy", "工会主席")
                        .param("until", "20号"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"until-error\">请填写日期，例如 2023-10-20</p>")))
                .andExpect(content().string(containsString("value=\"工会主席\"")));
    }

    @Test
    void errorsHavePagesOfTheirOwn() throws Exception {
        for (var page :
                Map.of("404", "没有找到这个页面", "403", "无法打开这个页面", "500", "系统暂时出了问题").entrySet()) {
            portal.perform(get("/error")
                            .accept(MediaType.TEXT_HTML)
                            .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, Integer.valueOf(page.getKey())))
                    .andExpect(content().string(containsString("<h1>" + page.getValue() + "</h1>")));
        }
    }

    private List<String> itemsFor(String unitCode, Role role) throws Exception {
        var page = portal.perform(get("/dev/style").with(user(account(unitCode, role))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var navigation = NAVIGATION.matcher(page);
        assertThat(navigation.find()).isTrue();
        return ITEM.matcher(navigation.group())
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static AccountPrincipal account(String unitCode, Role role) {
        return AccountPrincipal.of(unitCode, "测试单位 " + role.title(), unitCode, role);
    }
}
