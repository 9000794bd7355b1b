package cn.goodnetizen.account;

/** How a phone number is written in China: a mobile one, or a fixed one with its area code and perhaps an extension. */
public final class PhoneNumber {

    public static final String PATTERN = "1\\d{10}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?";
    public static final String MESSAGE = "请填写手机号（11 位）或带区号的座机，例如 0731-00000048";

    private PhoneNumber() {}
}
