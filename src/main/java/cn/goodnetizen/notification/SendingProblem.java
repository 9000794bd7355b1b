package cn.goodnetizen.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Says in one Chinese line why a letter did not leave, for organisers; mailboxes are blotted out. */
final class SendingProblem {

    private static final Pattern MAILBOX = Pattern.compile("[\\w.+-]+@[\\w.-]+");
    private static final int LONGEST = 500;

    private SendingProblem() {}

    static String of(RuntimeException failure) {
        Throwable root = root(failure);
        String text = summary(failure, root) + "：" + root.getClass().getSimpleName()
                + (root.getMessage() == null ? "" : " " + root.getMessage().strip());
        return blotted(text);
    }

    private static String summary(RuntimeException failure, Throwable root) {
        if (!(failure instanceof MailException)) {
            return "信件未能生成";
        }
        if (failure instanceof MailAuthenticationException) {
            return "邮件服务器拒绝登录";
        }
        if (root instanceof IOException) {
            return "无法连接邮件服务器";
        }
        return root instanceof SendFailedException || root instanceof AddressException ? "邮件服务器不接受收件地址" : "邮件服务器未接收";
    }

    /**
     * The addresses that the mail server refused for good, each with the reason in Chinese. Not what it refuses by a rule
     * of its own (5.7.x) or for a full mailbox (552, 5.2.2): there the address is right, and a wrong setting at our relay
     * must not make every mailbox of the province invalid.
     */
    static Map<String, String> refusedAddresses(RuntimeException failure) {
        Map<String, String> refused = new LinkedHashMap<>();
        if (failure instanceof MailSendException sending) {
            for (Exception one : sending.getMessageExceptions()) {
                collect(one, refused);
            }
        }
        return refused;
    }

    private static void collect(Exception failure, Map<String, String> refused) {
        for (Exception at = failure;
                at != null;
                at = at instanceof MessagingException next ? next.getNextException() : null) {
            if (at instanceof SMTPAddressFailedException address
                    && MailStatus.ofReply(address.getReturnCode(), address.getMessage())
                            == MailStatus.ADDRESS_INVALID) {
                refused.put(address.getAddress().getAddress(), MailStatus.reason(address.getMessage()));
            }
        }
    }

    /** Without mailboxes and without line breaks, short enough for a column. */
    static String blotted(String text) {
        String one =
                MAILBOX.matcher(text).replaceAll("［邮箱］").replaceAll("\\s+", " ").strip();
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        if (failure instanceof MailSendException sending && sending.getMessageExceptions().length > 0) {
            root = sending.getMessageExceptions()[0];
        }
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
