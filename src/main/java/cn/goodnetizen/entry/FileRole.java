package cn.goodnetizen.entry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file of an entry is. */
enum FileRole {
    CONTEST("参评视频"),
    PAST("往期作品");

    private final String label;

    FileRole(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** As addresses name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FileRole> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
