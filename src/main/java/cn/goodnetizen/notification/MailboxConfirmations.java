package cn.goodnetizen.notification;

import cn.goodnetizen.mailcode.MailCodeWriter;
import cn.goodnetizen.mailcode.MailCodes;
import cn.goodnetizen.mailcode.PendingCode;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitContacts;
import cn.goodnetizen.wording.PortalAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit's new mailbox is used only after somebody has read a code there. Until then letters go to the old one. */
@Component
class MailboxConfirmations implements MailCodeWriter {

    private static final String KIND = "unit";

    private final MailCodes codes;
    private final UnitContacts contacts;
    private final Organization organization;
    private final PortalAddress portal;

    MailboxConfirmations(MailCodes codes, UnitContacts contacts, Organization organization, PortalAddress portal) {
        this.codes = codes;
        this.contacts = contacts;
        this.organization = organization;
        this.portal = portal;
    }

    Optional<PendingCode> pending(String unitCode) {
        return codes.pending(owner(unitCode));
    }

    /** All new mailboxes that wait for their code, by the unit's code. */
    Map<String, PendingCode> allPending() {
        return codes.allPending(KIND).stream()
                .collect(Collectors.toMap(code -> unitCode(code.owner()), Function.identity()));
    }

    /** @return why no code goes to the new mailbox, with the limit; null when one is on its way */
    @Nullable
    String ask(String unitCode, String mailbox) {
        return codes.ask(owner(unitCode), mailbox);
    }

    /** @return what is wrong with the code; null when the mailbox is in use from now on */
    @Transactional
    @Nullable
    String confirm(String unitCode, String code) {
        MailCodes.Proof proof = codes.confirm(owner(unitCode), code);
        if (proof.problem() == null) {
            contacts.useMailbox(unitCode, proof.mailbox());
        }
        return proof.problem();
    }

    void drop(String unitCode) {
        codes.drop(owner(unitCode));
    }

    @Override
    public boolean writesFor(String kind) {
        return KIND.equals(kind);
    }

    @Override
    public Text write(String owner, String code) {
        String unit = organization.unit(unitCode(owner)).name();
        return new Text("【邮箱确认】" + unit + "的新邮箱", """
                %s：

                你单位在活动工作平台登记了这个邮箱。验证码：

                %s

                请在 %d 分钟内填入“本单位 — 联系方式”，填入后活动邮件发往这个邮箱：
                %s

                不是你单位登记的，请不要理会，也不要把验证码告诉他人。
                本邮件由活动工作平台自动发出，请勿直接回复。
                """.formatted(
                        unit, code, MailCodes.VALID.toMinutes(), portal.to("/unit/contact")));
    }

    private static String owner(String unitCode) {
        return KIND + ":" + unitCode;
    }

    private static String unitCode(String owner) {
        return owner.substring(KIND.length() + 1);
    }
}
