package cn.goodnetizen.notification;

import java.util.regex.Pattern;

/** How a mailbox is written: a name, @, and a domain with a dot. Stricter than the standard, as people's mailboxes are. */
final class MailAddress {

    static final String PATTERN = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";

    static final int LONGEST = 120;

    private static final Pattern WELL_FORMED = Pattern.compile(PATTERN);

    private MailAddress() {}

    static boolean isWellFormed(String address) {
        return address.length() <= LONGEST && WELL_FORMED.matcher(address).matches();
    }

    /** of****@union.example: enough to recognise a mailbox one knows. */
    static String masked(String address) {
        int at = address.indexOf('@');
        return at < 0 ? "****" : address.substring(0, Math.min(2, at)) + "****" + address.substring(at);
    }
}
