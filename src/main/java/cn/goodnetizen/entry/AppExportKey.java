package cn.goodnetizen.entry;

import cn.goodnetizen.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * By what a work of the app is known again: the number that it has there, or else what it is.
 *
 * @param app unique in a campaign
 * @param content of track, phone and title (or link), hashed
 */
record AppExportKey(String app, String content) {

    private static final String NUMBER = "id:";

    static AppExportKey of(AppExportRow row, PersonalData personal) {
        String called = row.title().isEmpty() ? String.valueOf(row.link()) : letters(row.title());
        String content = sha256(row.track() + "\n" + personal.phoneHash(row.phone()) + "\n" + called);
        return new AppExportKey(row.appId() == null ? content : NUMBER + row.appId(), content);
    }

    boolean isNumber() {
        return isNumber(app);
    }

    static boolean isNumber(String app) {
        return app.startsWith(NUMBER);
    }

    /** The same work with another quotation mark is the same work. */
    private static String letters(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.isEmpty() ? plain : letters;
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(AppExportArchive.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
