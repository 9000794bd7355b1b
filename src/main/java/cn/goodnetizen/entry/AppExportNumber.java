package cn.goodnetizen.entry;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a work was played or liked, as the app says it: 12000, 12,000, 1.2万, 3w, 10万+. */
final class AppExportNumber {

    static final long MOST = 1_000_000_000_000L;

    private static final Pattern SAID = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,8})?)(万|w|亿)?[次个+]*");

    private AppExportNumber() {}

    /** Whether the app says nothing: the cell is empty, or a line. */
    static boolean isNone(String typed) {
        return typed.matches("[-—–－\\s]*");
    }

    /** Empty when it is no such number. */
    static Optional<Long> of(String typed) {
        Matcher said = SAID.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[,\\s]", ""));
        if (!said.matches()) {
            return Optional.empty();
        }
        int zeros = said.group(2) == null ? 0 : said.group(2).equals("亿") ? 8 : 4;
        try {
            long number = new BigDecimal(said.group(1)).movePointRight(zeros).longValueExact();
            return number <= MOST ? Optional.of(number) : Optional.empty();
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
