package cn.goodnetizen.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes of secrets that are thrown away at once: an account that has one is not opened by any password. */
@Component
class UnusablePasswords {

    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    UnusablePasswords(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    String hash() {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return encoder.encode(HexFormat.of().formatHex(secret));
    }
}
