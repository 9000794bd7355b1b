package cn.goodnetizen.bulletin;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.server.ResponseStatusException;

/** How typed texts are read and measured. */
final class BulletinText {

    private BulletinText() {}

    /** A day as a date field sends it; empty when it cannot be read. */
    static Optional<LocalDate> day(String typed) {
        try {
            return typed == null || typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Rejects a text that is too long, naming field, limit and length. */
    static void limit(String field, String name, String text, int most, Errors errors) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            errors.rejectValue(field, "too-long", tooLong(name, most, length));
        }
    }

    /** Our own fields send nothing that cannot be read; what does is not one of our pages. */
    static void requireReadable(@Nullable Object form) {
        if (form == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    static String tooLong(String name, int most, int length) {
        return name + "最多 " + most + " 个字，填写了 " + length + " 个字";
    }
}
