package cn.goodnetizen.notification;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server's answer means for a letter: the codes of RFC 3463, in SMTP replies and in delivery reports. */
enum MailStatus {
    /** The mailbox does not take letters: nobody has it, or it is closed. */
    ADDRESS_INVALID,
    /** This letter is lost, but the mailbox is not to blame: a rule of the server, a full mailbox. */
    LETTER_REFUSED,
    /** It may still arrive. */
    TEMPORARY,
    /** It has arrived, or the report says nothing about it. */
    FINE;

    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final int MAILBOX_FULL = 552;

    /** @param code the three digits of an SMTP reply to an address; {@code text} may carry the finer code */
    static MailStatus ofReply(int code, String text) {
        if (code < 500 || code > 599) {
            return TEMPORARY;
        }
        MailStatus fine = text == null ? FINE : ofEnhanced(text);
        if (fine == LETTER_REFUSED || code == MAILBOX_FULL) {
            return LETTER_REFUSED;
        }
        return ADDRESS_INVALID;
    }

    /**
     * @param action of a delivery report: failed, delayed, delivered, relayed, expanded
     * @param status its finer code
     */
    static MailStatus ofReport(String action, String status) {
        String what = action == null ? "" : action.strip().toLowerCase(Locale.ROOT);
        return switch (what) {
            case "failed" -> ofEnhanced(status == null ? "" : status);
            case "delayed" -> TEMPORARY;
            default -> FINE;
        };
    }

    /** What the first finer code in a text means; {@link #FINE} when there is none. */
    private static MailStatus ofEnhanced(String text) {
        Matcher code = ENHANCED.matcher(text);
        if (!code.find()) {
            return FINE;
        }
        if ("5".equals(code.group(1))) {
            boolean full = "2".equals(code.group(2)) && "2".equals(code.group(3));
            return "7".equals(code.group(2)) || full ? LETTER_REFUSED : ADDRESS_INVALID;
        }
        return "4".equals(code.group(1)) ? TEMPORARY : FINE;
    }

    /** What the server said, in a Chinese line that says what to do about it; mailboxes are blotted out. */
    static String reason(String said) {
        String text = said == null ? "" : said;
        Matcher code = ENHANCED.matcher(text);
        String fine = code.find() ? code.group(2) + "." + code.group(3) : "";
        String meaning =
                switch (fine) {
                    case "1.1", "1.6" -> "收件邮箱不存在";
                    case "1.2", "1.8", "4.4" -> "邮箱的域名不存在";
                    case "1.3" -> "邮箱地址格式不正确";
                    case "2.1" -> "收件邮箱已停用";
                    case "2.2" -> "收件邮箱已满";
                    default -> fine.startsWith("7.") ? "对方服务器按其规则拒收" : "对方服务器不接受这个邮箱";
                };
        return SendingProblem.blotted(text.isBlank() ? meaning : meaning + "（" + text + "）");
    }
}
