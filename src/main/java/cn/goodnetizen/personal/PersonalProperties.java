package cn.goodnetizen.personal;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys for personal data, from the environment alone.
 *
 * @param keys the keys that texts are or were sealed with, as {@code id=Base64,id=Base64}, each of 32 bytes
 * @param activeKey the id of the key that new texts are sealed with
 * @param hashKey the key of the look-up hashes in Base64, 32 bytes; it cannot be changed without hashing all rows anew
 */
@ConfigurationProperties("good-netizen.personal")
record PersonalProperties(String keys, String activeKey, String hashKey) {

    @Override
    public String toString() {
        return "personal keys";
    }
}
