package cn.goodnetizen.account;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a password must be; the same words stand beside the field. */
public final class PasswordRules {

    public static final int SHORTEST = 10;

    /** bcrypt looks at no more bytes than these. */
    private static final int MOST_BYTES = 72;

    /** Pieces that make up the passwords tried first; one of them and a few digits is no password. Longest first. */
    private static final List<String> COMMON = Stream.of(
                    "password",
                    "123456",
                    "12345678",
                    "123456789",
                    "1234567890",
                    "qwerty",
                    "qwertyuiop",
                    "1qaz2wsx",
                    "admin",
                    "woaini",
                    "iloveyou",
                    "abc123",
                    "abcdef",
                    "aa123456",
                    "a123456",
                    "111111",
                    "888888",
                    "666666",
                    "000000",
                    "5201314",
                    "zhongguo",
                    "gonghui",
                    "zonggonghui",
                    "haowangmin",
                    "demo",
                    "welcome",
                    "letmein",
                    "passw0rd")
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private PasswordRules() {}

    /** What is wrong with a password, in Chinese; empty when it will do. */
    public static Optional<String> problemWith(String password, String username) {
        if (password.length() < SHORTEST) {
            return Optional.of("密码至少 " + SHORTEST + " 个字符，现有 " + password.length() + " 个");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return Optional.of("密码最多 " + MOST_BYTES + " 个字节（一个汉字占 3 个），现有 " + bytes + " 个");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String user = username.toLowerCase(Locale.ROOT);
        if (!user.isEmpty() && (plain.contains(user) || user.contains(plain))) {
            return Optional.of("密码不能包含用户名");
        }
        if (plain.chars().distinct().count() < 4) {
            return Optional.of("密码里重复的字符太多，至少用 4 种不同的字符");
        }
        String letters = COMMON.stream().reduce(plain, (rest, word) -> rest.replace(word, ""));
        if (letters.replaceAll("[\\d\\W_]", "").isEmpty() && letters.length() < SHORTEST - 2) {
            return Optional.of("密码太常见，容易被猜中，请换一个");
        }
        return Optional.empty();
    }
}
