package cn.goodnetizen.entry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the decision table {@code EntryEligibility} found, and who is to act on it. */
record EntryFinding(Kind finding, Act act) {

    enum Kind {
        NO_PROBE,
        UNREADABLE,
        TIMED_OUT,
        UNAVAILABLE,
        NO_VIDEO,
        ZERO_LENGTH,
        NO_AUDIO,
        INCOMPLETE,
        TOO_LONG,
        TOO_SMALL,
        PORTRAIT,
        WRONG_RATIO,
        WRONG_CONTAINER,
        TOO_LARGE,
        TOO_FEW_FOLLOWERS;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    enum Act {
        /** The entrant hands in another file. */
        MEND,
        /** A person decides. */
        PERSON;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Act of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
