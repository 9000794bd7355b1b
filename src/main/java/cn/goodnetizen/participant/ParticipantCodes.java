package cn.goodnetizen.participant;

import cn.goodnetizen.mailcode.MailCodeWriter;
import cn.goodnetizen.mailcode.MailCodes;
import cn.goodnetizen.wording.PortalAddress;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What stands around the codes that participants get: for a sign-up, a forgotten password, a new mailbox. */
@Component
class ParticipantCodes implements MailCodeWriter {

    private static final Map<String, Occasion> OCCASIONS = Map.of(
            SignUps.KIND,
            new Occasion("职工注册", "您（或他人）用这个邮箱在活动平台注册。", "/join/"),
            ForgottenPasswords.KIND,
            new Occasion("重设密码", "您（或他人）要重设活动平台的登录密码。", "/forgotten/"),
            OwnData.KIND,
            new Occasion("新邮箱确认", "您（或他人）把这个邮箱登记为活动平台的新邮箱。", "/my/mail"));

    private final PortalAddress portal;

    ParticipantCodes(PortalAddress portal) {
        this.portal = portal;
    }

    @Override
    public boolean writesFor(String kind) {
        return OCCASIONS.containsKey(kind);
    }

    @Override
    public Text write(String owner, String code) {
        String kind = owner.substring(0, owner.indexOf(':'));
        Occasion occasion = OCCASIONS.get(kind);
        // Behind the colon stands the token of the page, but of a new mailbox the participant's number.
        String page =
                OwnData.KIND.equals(kind) ? occasion.page() : occasion.page() + owner.substring(owner.indexOf(':') + 1);
        return new Text("【验证码】" + occasion.title(), """
                %s验证码：

                %s

                请在 %d 分钟内填入这个页面：
                %s

                不是您本人操作的，请不要理会，也不要把验证码告诉他人。
                本邮件由活动工作平台自动发出，请勿直接回复。
                """.formatted(
                        occasion.why(), code, MailCodes.VALID.toMinutes(), portal.to(page)));
    }

    private record Occasion(String title, String why, String page) {}
}
