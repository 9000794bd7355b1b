package cn.goodnetizen.personal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals and opens personal texts with AES-256-GCM. What a text is sealed for, a column such as {@code participants.phone},
 * is authenticated with it: moved to another column it does not open. Hashes with a key of their own find a row again.
 */
@Component
public class PersonalData {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final PersonalKeys keys;
    private final SecureRandom random = new SecureRandom();

    PersonalData(PersonalKeys keys) {
        this.keys = keys;
    }

    public Sealed seal(String purpose, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = apply(
                Cipher.ENCRYPT_MODE,
                keys.activeKey(),
                keys.active(),
                purpose,
                nonce,
                plain.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, nonce.length + text.length);
        System.arraycopy(text, 0, both, nonce.length, text.length);
        return new Sealed(keys.active() + "." + Base64.getEncoder().encodeToString(both));
    }

    /**
     * @throws UnreadableTextException when the text was changed, sealed for something else, or with a key that is not there
     */
    public String open(String purpose, Sealed sealed) {
        int dot = sealed.stored().indexOf('.');
        String id = dot < 0 ? "" : sealed.stored().substring(0, dot);
        SecretKey key = keys.key(id).orElseThrow(() -> new UnreadableTextException(purpose, "no key " + id));
        byte[] both;
        try {
            both = Base64.getDecoder().decode(sealed.stored().substring(dot + 1));
        } catch (IllegalArgumentException e) {
            throw new UnreadableTextException(purpose, "no Base64");
        }
        if (both.length < NONCE_BYTES) {
            throw new UnreadableTextException(purpose, "too short");
        }
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] text = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
        return new String(apply(Cipher.DECRYPT_MODE, key, id, purpose, nonce, text), StandardCharsets.UTF_8);
    }

    /** By which a phone is found: the same for every way of writing it. */
    public String phoneHash(String phone) {
        String digits = phone.replaceAll("\\D", "");
        boolean international = digits.length() > 11 && digits.startsWith("86");
        return hash("phone", international ? digits.substring(2) : digits);
    }

    /** By which a mailbox is found, whatever its case. */
    public String mailHash(String mail) {
        return hash("mail", mail.strip().toLowerCase(Locale.ROOT));
    }

    private String hash(String kind, String normalised) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.hashKey());
            return HexFormat.of().formatHex(mac.doFinal((kind + "\n" + normalised).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] apply(int mode, SecretKey key, String id, String purpose, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((id + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new UnreadableTextException(purpose, e.getClass().getSimpleName());
        }
    }
}
