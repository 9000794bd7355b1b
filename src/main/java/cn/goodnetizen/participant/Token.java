package cn.goodnetizen.participant;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random names in addresses that nobody guesses, 128 bits. */
final class Token {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Token() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
