package cn.goodnetizen.personal;

/** How names, phones and mailboxes are shown to whoever may not, or need not, see them whole. */
public final class Masked {

    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    private static final int MAIL_HEAD = 2;

    private Masked() {}

    /** 张*: the first character, and a star for each of the others. */
    public static String name(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= 1
                ? "*".repeat(length)
                : name.substring(0, name.offsetByCodePoints(0, 1)) + "*".repeat(length - 1);
    }

    /** 130****0012: enough to recognise a number one knows, too little to call one that one does not. */
    public static String phone(String phone) {
        int hidden = phone.length() - PHONE_HEAD - PHONE_TAIL;
        return hidden <= 0
                ? "*".repeat(phone.length())
                : phone.substring(0, PHONE_HEAD) + "*".repeat(hidden) + phone.substring(phone.length() - PHONE_TAIL);
    }

    /** zh***@union.example: the length of the name is not told, and of a short one only its first character. */
    public static String mail(String address) {
        int at = address.indexOf('@');
        return at < 0
                ? "***"
                : address.substring(0, Math.clamp(at - 1L, Math.min(at, 1), MAIL_HEAD)) + "***" + address.substring(at);
    }
}
