package cn.goodnetizen.reporting;

import cn.goodnetizen.personal.Masked;
import java.text.Normalizer;
import java.util.List;

/**
 * What the 推荐表 asks of a nominated person, in the order of its columns: 达人姓名, 单位, 参赛平台, 账号昵称, 手机号, 备注.
 * Personal data: it stays in the database and on pages of the units concerned, and never becomes a process variable.
 */
record Nominee(
        String personName, String employer, String platform, String accountNickname, String phone, String remark) {

    /** A sign that stands for several may make a name longer than it was typed. */
    private static final int LONGEST_KEY = 64;

    /** The cells of a row after its number; a missing remark is an empty cell. */
    List<String> inOrderOfColumns() {
        return List.of(personName, employer, platform, accountNickname, phone, remark == null ? "" : remark);
    }

    /** People share names and offices share numbers: only a name together with one of the others tells a person. */
    boolean isSamePersonAs(Nominee other) {
        return !personName.isEmpty()
                && nameKey().equals(other.nameKey())
                && (digits().equals(other.digits()) || plain(employer).equals(plain(other.employer)));
    }

    /** The name by which the same person is looked for elsewhere: without spaces, full and half width alike. */
    String nameKey() {
        String plain = plain(personName);
        return plain.length() > LONGEST_KEY ? plain.substring(0, LONGEST_KEY) : plain;
    }

    private String digits() {
        return phone.replaceAll("\\D", "");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** The name as others may see it: the first character and a mask for the rest. */
    String maskedName() {
        return Masked.name(personName);
    }

    /** The phone number with its middle masked. */
    String maskedPhone() {
        return Masked.phone(phone);
    }
}
