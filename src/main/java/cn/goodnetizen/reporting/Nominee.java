package cn.goodnetizen.reporting;

import java.util.List;

/**
 * What the 推荐表 asks of a nominated person, in the order of its columns: 达人姓名, 单位, 参赛平台, 账号昵称, 手机号, 备注.
 * Personal data: it stays in the database and on pages of the units concerned, and never becomes a process variable.
 */
record Nominee(
        String personName, String employer, String platform, String accountNickname, String phone, String remark) {

    /** The cells of a row after its number; a missing remark is an empty cell. */
    List<String> inOrderOfColumns() {
        return List.of(personName, employer, platform, accountNickname, phone, remark == null ? "" : remark);
    }

    /** The name as others may see it: the first character and a mask for the rest. */
    String maskedName() {
        return mask(personName, 1, 0);
    }

    /** The phone number with its middle masked. */
    String maskedPhone() {
        return mask(phone, 3, 2);
    }

    private static String mask(String value, int head, int tail) {
        int length = value.codePointCount(0, value.length());
        if (length <= head + tail) {
            return "＊".repeat(length);
        }
        int from = value.offsetByCodePoints(0, head);
        int to = value.offsetByCodePoints(0, length - tail);
        return value.substring(0, from) + "＊".repeat(length - head - tail) + value.substring(to);
    }
}
