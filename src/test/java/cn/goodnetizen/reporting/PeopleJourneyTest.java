package cn.goodnetizen.reporting;

import static cn.goodnetizen.local.MailServers.subject;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.local.PortalTest;
import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Posts and people as an officer, a successor, a deputy and a superior meet them, on a phone and on a desk. */
@PortalTest
class PeopleJourneyTest {

    private static final String UNIT = "hn-edu-011";
    private static final Pattern CODE = Pattern.compile("^(\\d{8})\\s*$", Pattern.MULTILINE);
    private static final GreenMail MAIL = MailServers.smtp();

    @LocalServerPort
    private int port;

    @Autowired
    private PortalReports reports;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PasswordEncoder passwords;

    private PortalVisits visits;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MailServers.sendTo(() -> MAIL.getSmtp().getPort(), properties);
        properties.add("good-netizen.channels.sms", () -> "log");
        properties.add("good-netizen.channels.wecom", () -> "log");
    }

    @BeforeEach
    void openReports() throws Exception {
        visits = new PortalVisits(port, "unit");
        MAIL.purgeEmailFromAllMailboxes();
        var issued = reports.begin();
        reports.issuing().forward(issued, "hn-edu", LocalDate.of(2023, 10, 20), LocalDate.of(2023, 10, 30), "请广泛发动。");
    }

    @AfterEach
    void leaveAndForget() {
        database.update(
                "UPDATE accounts SET password_hash = ?, password_expired = FALSE WHERE username = ?",
                passwords.encode("demo-2023"),
                UNIT);
        database.update("UPDATE units SET email = ? WHERE code = ?", UNIT + "@union.example", UNIT);
        for (String table : List.of("absence_covers", "mail_codes", "invalid_mailboxes")) {
            database.update("DELETE FROM " + table);
        }
        visits.end();
    }

    @Test
    void aPostIsHandedOverCoveredForAndReachedAtANewMailbox() throws Exception {
        Page officer = visits.signIn(UNIT);
        Page elsewhere = visits.signIn(UNIT);

        String code = handOver(officer);
        elsewhere.navigate(visits.url("/"));
        elsewhere.waitForURL(visits.url("/login?ended"));
        visits.look(elsewhere, "ended");
        officer.navigate(visits.url("/"));
        officer.waitForURL(visits.url("/login?handed-over"));
        visits.look(officer, "handed-over");

        Page successor = takeOver(code);
        cover(successor);
        moveMailbox(successor);
        superiorLooks();
    }

    private String handOver(Page officer) {
        officer.navigate(visits.url("/unit/people"));
        visits.look(officer, "people-empty");
        officer.click("text=办理岗位交接");
        assertThat(officer.locator(".open-duties li")).hasCount(3);
        String code = officer.inputValue("#code");
        officer.fill("#predecessor", "测试甲");
        officer.fill("#successor", "测试乙");
        officer.fill("#phone", "1300000");
        officer.fill("#note", "推荐表的底稿在右边第二个柜子；每周一看一次系统。");
        officer.check("#told");
        visits.look(officer, "handover");
        confirm(officer, "确认交接");
        assertThat(officer.locator("#phone-error")).containsText("请填写手机号");
        assertThat(officer.locator("#code")).hasValue(code);
        officer.fill("#phone", "13000000002");
        confirm(officer, "确认交接");
        officer.waitForURL(Pattern.compile(".*/handovers/\\d+"));
        assertThat(officer.locator("main")).not().containsText(code);
        visits.look(officer, "handover-record");
        Download paper = officer.waitForDownload(() -> officer.click("a:has-text('下载交接单')"));
        assertThat(paper.suggestedFilename()).isEqualTo("岗位交接单-青竹湖体育学院工会-经办人.pdf");
        return code;
    }

    private Page takeOver(String code) {
        Page successor = visits.anybody();
        visits.signIn(successor, UNIT, code);
        successor.waitForURL(visits.url("/account/password"));
        successor.navigate(visits.url("/unit/people"));
        successor.waitForURL(visits.url("/account/password"));
        visits.look(successor, "password-forced");
        successor.fill("#old", code);
        successor.fill("#fresh", "too-short");
        successor.fill("#repeated", "too-short");
        successor.click("main button");
        assertThat(successor.locator("#fresh-error")).containsText("密码至少 10 个字符，现有 9 个");
        successor.fill("#old", code);
        successor.fill("#fresh", "yuelu-1938");
        successor.fill("#repeated", "yuelu-1938");
        successor.click("main button");
        successor.waitForURL(Pattern.compile(".*/handovers/\\d+"));
        assertThat(successor.locator("main")).containsText("推荐表的底稿在右边第二个柜子");
        assertThat(successor.locator(".badge").first()).hasText("已接任");
        return successor;
    }

    private void cover(Page officer) {
        officer.navigate(visits.url("/unit/people"));
        officer.fill("#firstDay", "2023-10-17");
        officer.fill("#lastDay", "2023-10-20");
        officer.click("text=登记代理 >> nth=-1");
        assertThat(officer.locator(".flash--note")).containsText("代理中：协办人代理经办人，10月17日 至 10月20日");
        visits.look(officer, "people-covered");
        Page deputy = visits.signIn(UNIT + "-deputy");
        assertThat(deputy.locator(".flash--note").first()).containsText("新任务分给您");
        visits.look(deputy, "covering");
        confirm(officer, "提前结束");
        assertThat(officer.locator(".flash--success")).containsText("代理已结束");
        assertThat(officer.locator(".flash--note")).hasCount(0);
    }

    private void moveMailbox(Page officer) throws Exception {
        officer.click(".tabs >> text=联系方式");
        visits.look(officer, "contact");
        officer.fill("#email", "sports-office@union.example");
        officer.fill("#address", "长沙市测试路 1 号工会办公室");
        officer.click("text=短信（发到经办人或代理人的手机）");
        officer.click("main .form button");
        assertThat(officer.locator(".flash--success")).containsText("请到新邮箱查收验证码");
        String code = mailedCode();
        officer.reload();
        officer.fill("#code", "00000000");
        officer.click("text=确认新邮箱");
        assertThat(officer.locator("#code-error")).containsText("还可以再试 4 次");
        visits.look(officer, "contact-pending");
        officer.fill("#code", code);
        officer.click("text=确认新邮箱");
        assertThat(officer.locator(".flash--success")).containsText("新邮箱已启用");
        assertThat(officer.locator("#email")).hasValue("sports-office@union.example");
    }

    private void superiorLooks() {
        database.update("INSERT INTO invalid_mailboxes (address, source, reason, since) VALUES"
                + " ('hn-edu-005@union.example', 'BOUNCED', '收件邮箱不存在（550 5.1.1 <［邮箱］>: User unknown）',"
                + " '2023-10-16 02:00:00')");
        Page superior = visits.signIn("hn-edu");
        superior.navigate(visits.url("/unit/mailboxes"));
        assertThat(superior.locator("main")).containsText("sports-office@union.example");
        assertThat(superior.locator(".table__row--wrong")).containsText("收件邮箱不存在");
        visits.look(superior, "mailboxes");
        superior.navigate(visits.url("/units/" + UNIT + "/people"));
        assertThat(superior.locator("main")).containsText("测试甲 → 测试乙");
        visits.look(superior, "people-below");
        superior.navigate(visits.url("/account/password"));
        visits.look(superior, "password");
        Page organiser = visits.signIn("hn");
        organiser.navigate(visits.url("/letters/channels"));
        assertThat(organiser.locator("main")).containsText("【岗位交接】");
        visits.look(organiser, "channels");
    }

    private static String mailedCode() throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> codeMails().size() > 0);
        Matcher code = CODE.matcher((String) codeMails().getLast().getContent());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static List<MimeMessage> codeMails() {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> subject(mail).startsWith("【邮箱确认】"))
                .toList();
    }

    private void confirm(Page page, String verb) {
        page.click("main button:has-text('" + verb + "')");
        page.click("dialog button:has-text('" + verb + "')");
    }
}
