package cn.goodnetizen.participant;

import static cn.goodnetizen.local.MailServers.subject;
import static cn.goodnetizen.local.MailServers.text;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.browser.PortalVisits;
import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.local.PortalClock;
import cn.goodnetizen.local.PortalTest;
import cn.goodnetizen.local.SharedParts;
import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** 职工 from the sign-up to the end of the account, on a phone and on a desk, with real mails. */
@PortalTest
@ResourceLock(SharedParts.PAGES)
@ExtendWith(OutputCaptureExtension.class)
class ParticipantJourneyTest {

    private static final String NAME = "欧阳测试";
    private static final String PHONE = "13000000012";
    private static final String MAIL = "ouyang.test@union.example";
    private static final String PASSWORD = "湘江边的老樟树 1998";
    private static final Pattern CODE = Pattern.compile("^(\\d{8})\\s*$", Pattern.MULTILINE);
    private static final List<String> TABLES = List.of(
            "event_publication",
            "letter_attempts",
            "letters",
            "invalid_mailboxes",
            "unmaskings",
            "mail_codes",
            "sign_ups",
            "unit_name_sightings",
            "unit_names",
            "participants");
    private static final GreenMail SMTP = MailServers.smtp();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PortalClock clock;

    private PortalVisits visits;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        MailServers.sendTo(() -> SMTP.getSmtp().getPort(), properties);
    }

    @BeforeEach
    void open() throws Exception {
        TABLES.forEach(table -> database.update("DELETE FROM " + table));
        SMTP.purgeEmailFromAllMailboxes();
        clock.set("2023-10-17T09:00:00+08:00");
        visits = new PortalVisits(port, "participant");
    }

    @AfterEach
    void leave() {
        TABLES.forEach(table -> database.update("DELETE FROM " + table));
        visits.end();
    }

    @Test
    void aParticipantSignsUpKeepsTheOwnDataAndLeaves(CapturedOutput output) throws Exception {
        Page phone = visits.anybody();
        signUp(phone);
        typeTheCode(phone);
        signIn(phone);
        keepTheOwnData(phone);
        signUpAgain();
        staffLook();

        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        database.queryForObject("SELECT COUNT(*) FROM letters WHERE state = 'SENT'", Long.class) == 2);
        nobodyIsNamed(everythingStored());
        changeTheMailbox(phone);
        deleteTheAccount(phone);

        nobodyIsNamed(everythingStored());
        nobodyIsNamed(List.of(output.getAll()));
    }

    private void signUp(Page page) {
        page.navigate(visits.url("/login"));
        visits.look(page, "login");
        page.click("text=职工注册");
        assertThat(page.locator("#consent")).not().isChecked();
        page.fill("#name", NAME);
        page.fill("#unit", "湘江理工大学读书会");
        page.fill("#phone", "1300000");
        page.fill("#mail", MAIL);
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.click("main button:has-text('注册')");
        assertThat(page.locator("#phone-error")).containsText("请填写 11 位手机号");
        assertThat(page.locator("#name")).hasValue(NAME);
        visits.look(page, "join-error");
        page.fill("#phone", PHONE);
        page.fill("#password", PASSWORD);
        page.fill("#repeated", PASSWORD);
        page.check("#consent");
        page.click("main button:has-text('注册')");
        page.waitForURL(Pattern.compile(".*/join/[0-9a-f]{32}"));
    }

    private void typeTheCode(Page page) throws Exception {
        String code = code("【验证码】职工注册", 1);
        page.fill("#code", code.equals("12345678") ? "87654321" : "12345678");
        page.click("main button:has-text('确定')");
        assertThat(page.locator("#code-error")).containsText("还可以再试 4 次");
        page.click("summary");
        visits.look(page, "join-code");
        page.fill("#code", code.substring(0, 4) + " " + code.substring(4));
        page.click("main button:has-text('确定')");
        page.waitForURL(visits.url("/login"));
        assertThat(page.locator(".flash--success")).containsText("注册完成");
        MimeMessage welcome = mail("【注册成功】欢迎参加活动", 1);
        assertThat(text(welcome)).contains(NAME + "：", "注销账号");
    }

    private void signIn(Page page) {
        visits.signIn(page, MAIL, PASSWORD);
        page.waitForURL(visits.url("/my"));
        assertThat(page.locator("h1")).hasText("欧***，您好");
        visits.look(page, "home");
        page.navigate(visits.url("/dashboard"));
        assertThat(page.locator("h1")).hasText("无法打开这个页面");
        visits.look(page, "closed");
        page.click("text=返回首页");
        page.waitForURL(visits.url("/my"));
    }

    private void keepTheOwnData(Page page) {
        page.click("nav >> text=我的资料");
        assertThat(page.locator("main")).containsText("130****0012");
        visits.look(page, "profile");
        page.click("text=显示完整信息");
        assertThat(page.locator("main")).containsText(PHONE);
        visits.look(page, "profile-whole");
        page.fill("#phone", "12");
        page.click("main button:has-text('保存')");
        assertThat(page.locator("#phone-error")).containsText("请填写 11 位手机号");
        page.fill("#phone", "130 0000 0013");
        page.fill("#unit", "湘江理工大学工会");
        page.click("main button:has-text('保存')");
        assertThat(page.locator("main")).containsText("130****0013");
        page.click("text=修改密码");
        visits.look(page, "password");
    }

    private void signUpAgain() throws Exception {
        Page stranger = visits.anybody();
        stranger.navigate(visits.url("/join"));
        stranger.fill("#name", "测试乙");
        stranger.fill("#unit", "湘江理工大学工会");
        stranger.fill("#phone", "13000000099");
        stranger.fill("#mail", MAIL);
        stranger.fill("#password", PASSWORD);
        stranger.fill("#repeated", PASSWORD);
        stranger.check("#consent");
        stranger.click("main button:has-text('注册')");
        stranger.waitForURL(Pattern.compile(".*/join/[0-9a-f]{32}"));
        assertThat(text(mail("【账号提示】您已经注册过", 1))).contains("个人信息也没有透露给对方");
        stranger.navigate(visits.url("/forgotten"));
        visits.look(stranger, "forgotten");
        stranger.fill("#mail", MAIL);
        stranger.click("text=发送验证码");
        stranger.waitForURL(Pattern.compile(".*/forgotten/[0-9a-f]{32}"));
        visits.look(stranger, "forgotten-code");
        code("【验证码】重设密码", 1);
    }

    private void staffLook() {
        Page organiser = visits.signIn("hn");
        organiser.click("nav >> text=参与职工");
        organiser.fill("#contact", "13000000013");
        organiser.click("main button:has-text('查找')");
        assertThat(organiser.locator("table")).containsText("欧***");
        visits.look(organiser, "list");
        organiser.click("table a");
        visits.look(organiser, "person");
        organiser.fill("#reason", "通知本人补交授权书");
        organiser.click("text=显示完整信息");
        assertThat(organiser.locator("main")).containsText(NAME);
        visits.look(organiser, "person-whole");
        organiser.navigate(visits.url("/participants/unmaskings"));
        assertThat(organiser.locator("table")).containsText("通知本人补交授权书");
        visits.look(organiser, "unmaskings");
        organiser.navigate(visits.url("/letters"));
        assertThat(organiser.locator("table")).containsText("【注册成功】");
        organiser.click("text=【注册成功】");
        assertThat(organiser.locator("main")).not().containsText(MAIL);
        visits.look(organiser, "letter");
    }

    private void changeTheMailbox(Page page) throws Exception {
        page.navigate(visits.url("/my/mail"));
        page.fill("#mail", "ouyang.new@union.example");
        page.fill("#current", PASSWORD);
        page.click("text=发送验证码");
        String code = code("【验证码】新邮箱确认", 1);
        page.waitForURL(visits.url("/my/mail"));
        visits.look(page, "mail");
        page.fill("#code", code);
        page.click("main button:has-text('确定')");
        page.waitForURL(visits.url("/my/profile"));
        assertThat(page.locator("main")).containsText("ou***@union.example");
    }

    private void deleteTheAccount(Page page) {
        page.click("text=注销账号");
        assertThat(page.locator("main")).containsText("保留的内容");
        page.fill("#current", "not the password");
        page.click("text=注销账号并删除");
        assertThat(page.locator("#current-error")).containsText("密码不正确");
        visits.look(page, "delete");
        page.fill("#current", PASSWORD);
        page.click("text=注销账号并删除");
        page.waitForURL(visits.url("/login?deleted"));
        visits.look(page, "deleted");
        visits.signIn(page, "ouyang.new@union.example", PASSWORD);
        page.waitForURL(visits.url("/login?error"));
    }

    private List<String> everythingStored() {
        return TABLES.stream()
                .flatMap(table -> database.queryForList("SELECT * FROM " + table).stream())
                .map(Object::toString)
                .toList();
    }

    private static void nobodyIsNamed(List<String> texts) {
        assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(text)
                .doesNotContain(NAME, PHONE, "13000000013", PASSWORD)
                .doesNotContainIgnoringCase("ouyang"));
    }

    private static String code(String subject, int number) throws Exception {
        Matcher code = CODE.matcher((String) mail(subject, number).getContent());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private static MimeMessage mail(String subject, int number) {
        await().atMost(Duration.ofMinutes(1)).until(() -> mails(subject).size() >= number);
        return mails(subject).get(number - 1);
    }

    private static List<MimeMessage> mails(String subject) {
        return Arrays.stream(SMTP.getReceivedMessages())
                .filter(mail -> subject.equals(subject(mail)))
                .toList();
    }
}
