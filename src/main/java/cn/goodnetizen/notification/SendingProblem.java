package cn.goodnetizen.notification;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.util.regex.Pattern;
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
        String blotted = MAILBOX.matcher(text).replaceAll("［邮箱］");
        return blotted.length() <= LONGEST ? blotted : blotted.substring(0, LONGEST);
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
