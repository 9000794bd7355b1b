package cn.goodnetizen.wording;

import java.util.Locale;

/** Sizes of files as people read them. */
public final class FileSizes {

    private static final long KILOBYTE = 1024;
    private static final long MEGABYTE = KILOBYTE * KILOBYTE;

    private FileSizes() {}

    /** 12 KB, or 3.4 MB from one megabyte (of 1024 × 1024 bytes) on. */
    public static String of(long bytes) {
        return bytes < MEGABYTE
                ? Math.max(1, bytes / KILOBYTE) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", bytes / (double) MEGABYTE);
    }
}
