package cn.goodnetizen.participant;

/** A participant's phone is a mobile one; kept as its eleven digits however it is typed. */
public final class MobileNumber {

    public static final String PATTERN = "\\s*|(\\+?86[ -]?)?1\\d{2}[ -]?\\d{4}[ -]?\\d{4}";
    public static final String MESSAGE = "请填写 11 位手机号，例如 13000000012";

    private static final int DIGITS = 11;

    private MobileNumber() {}

    /** The eleven digits; what is no such number stays as it was typed. */
    public static String plain(String typed) {
        if (typed == null || typed.isBlank() || !typed.strip().matches(PATTERN)) {
            return typed == null ? "" : typed.strip();
        }
        String digits = typed.replaceAll("\\D", "");
        return digits.substring(digits.length() - DIGITS);
    }
}
