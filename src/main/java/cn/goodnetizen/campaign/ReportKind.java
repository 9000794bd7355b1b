package cn.goodnetizen.campaign;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * The two things that go up the lines: the table of recommended influencers (“正能量职工网络达人征集”推荐表, voluntary)
 * and the summary of the campaign (活动总结, owed).
 */
public enum ReportKind {
    NOMINATION("nomination"),
    SUMMARY("summary");

    private final String code;

    ReportKind(String code) {
        this.code = code;
    }

    /** The word used in process variables, tables and URLs. */
    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when no kind has that code */
    public static ReportKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no report kind has the code " + code));
    }
}
