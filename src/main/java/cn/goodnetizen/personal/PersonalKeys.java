package cn.goodnetizen.personal;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The keys of this installation. Without them nothing starts: rows that nobody can read must not come into being. */
@Component
class PersonalKeys {

    private static final int BYTES = 32;

    private final Map<String, SecretKey> keys;
    private final String active;
    private final SecretKey hashKey;

    PersonalKeys(PersonalProperties properties) {
        keys = read(given(properties.keys(), "PERSONAL_KEYS"));
        active = given(properties.activeKey(), "PERSONAL_ACTIVE_KEY");
        if (!keys.containsKey(active)) {
            throw new PersonalKeysException(
                    "PERSONAL_ACTIVE_KEY (good-netizen.personal.active-key) names no key of PERSONAL_KEYS: " + active);
        }
        byte[] hashing = bytes(given(properties.hashKey(), "PERSONAL_HASH_KEY"), "PERSONAL_HASH_KEY");
        if (keys.values().stream().anyMatch(key -> Arrays.equals(key.getEncoded(), hashing))) {
            throw new PersonalKeysException("PERSONAL_HASH_KEY must be a key of its own, none of PERSONAL_KEYS");
        }
        hashKey = new SecretKeySpec(hashing, "HmacSHA256");
    }

    String active() {
        return active;
    }

    SecretKey activeKey() {
        return keys.get(active);
    }

    Optional<SecretKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    SecretKey hashKey() {
        return hashKey;
    }

    private static Map<String, SecretKey> read(String listed) {
        Map<String, SecretKey> keys = new HashMap<>();
        for (String one : listed.split(",")) {
            String[] parts = one.strip().split("=", 2);
            // The id stands before the first dot of a stored text and in a LIKE.
            if (parts.length < 2 || !parts[0].matches("[a-z0-9-]{1,20}")) {
                throw new PersonalKeysException(
                        "PERSONAL_KEYS (good-netizen.personal.keys) must read id=Base64,id=Base64;"
                                + " an id has 1 to 20 of a-z, 0-9 and -");
            }
            byte[] key = bytes(parts[1], "the key " + parts[0] + " in PERSONAL_KEYS");
            if (keys.put(parts[0], new SecretKeySpec(key, "AES")) != null) {
                throw new PersonalKeysException("PERSONAL_KEYS names the key " + parts[0] + " twice");
            }
        }
        return Map.copyOf(keys);
    }

    private static byte[] bytes(String base64, String what) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new PersonalKeysException(what + " is not Base64");
        }
        if (key.length != BYTES) {
            throw new PersonalKeysException(what + " must have " + BYTES + " bytes, it has " + key.length);
        }
        return key;
    }

    private static String given(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new PersonalKeysException(
                    "The keys for personal data are missing: set PERSONAL_KEYS, PERSONAL_ACTIVE_KEY"
                            + " and PERSONAL_HASH_KEY (good-netizen.personal.*); " + name + " is empty");
        }
        return value.strip();
    }
}
