package cn.goodnetizen.personal;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keys for tests. */
final class Keys {

    private Keys() {}

    /** Personal data sealed with the first of these keys; those behind it are still read. */
    static PersonalData data(String... ids) {
        return new PersonalData(keys(ids));
    }

    static PersonalKeys keys(String... ids) {
        String listed = Arrays.stream(ids).map(id -> id + "=" + key(id)).collect(Collectors.joining(","));
        return new PersonalKeys(new PersonalProperties(listed, ids[0], key("hash")));
    }

    static String key(String of) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf((of + "-".repeat(32)).getBytes(), 32));
    }
}
