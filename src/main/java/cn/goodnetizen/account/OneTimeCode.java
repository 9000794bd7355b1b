package cn.goodnetizen.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Codes that people copy by hand: no letter that looks like a digit, in groups of four. */
public final class OneTimeCode {

    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimeCode() {}

    /** Sixteen characters in four groups, some 79 bits: {@code K7PM-3XWA-9QTR-BF2H}. */
    public static String next() {
        return IntStream.range(0, GROUPS)
                .mapToObj(group -> RANDOM.ints(GROUP, 0, ALPHABET.length())
                        .mapToObj(at -> String.valueOf(ALPHABET.charAt(at)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("-"));
    }

    /** So many digits, the first ones zeros as often as any other. */
    public static String digits(int length) {
        return RANDOM.ints(length, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
    }
}
