package cn.goodnetizen.account;

import java.util.regex.Pattern;

/** How a mailbox is written: a name, @, and a domain with a dot. Stricter than the standard, as people's mailboxes are. */
public final class MailAddress {

    public static final String PATTERN = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";
    public static final String MESSAGE = "邮箱格式不正确，例如 office@union.example";
    public static final int LONGEST = 120;

    private static final Pattern WELL_FORMED = Pattern.compile(PATTERN);

    private MailAddress() {}

    public static boolean isWellFormed(String address) {
        return address.length() <= LONGEST && WELL_FORMED.matcher(address).matches();
    }
}
