package cn.goodnetizen.media;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.lang.Nullable;

/**
 * What is in a stored file, as it was read from end to end. A picture, PDF or other document has neither moving picture
 * nor sound and lasts no time.
 *
 * @param type the container, told by its content
 * @param sizeBytes the whole file
 * @param durationMillis from the first moment to the last that is really there, in milliseconds
 * @param claimedMillis what the container says about that, in milliseconds; 0 when it says nothing
 * @param bitsPerSecond of the whole file, over the time it really lasts; 0 when it lasts none
 * @param video null when there is no moving picture; a cover of a song is none
 * @param audio null when there is no sound
 */
public record MediaFacts(
        FileType type,
        long sizeBytes,
        long durationMillis,
        long claimedMillis,
        long bitsPerSecond,
        @Nullable Video video,
        @Nullable Audio audio) {

    /** Rounding and the last frame of the sound make this difference in sound files, never a broken one. */
    private static final long ORDINARY_DIFFERENCE = 1000;

    /** Whether clearly less is there than the container says, as when an upload elsewhere broke off. */
    public boolean brokenOff() {
        return claimedMillis - durationMillis > Math.max(ORDINARY_DIFFERENCE, claimedMillis / 20);
    }

    /**
     * @param codec as ffprobe names it: h264, hevc, mpeg4 …
     * @param pixelFormat as ffprobe names it: yuv420p …
     * @param storedWidth in pixels, before the picture is turned
     * @param storedHeight in pixels, before the picture is turned
     * @param rotation by how much a player turns the picture: 0, 90, 180 or 270 degrees counter-clockwise
     * @param sampleWidth how wide one pixel is shown, in proportion to {@code sampleHeight}; both 1 for square pixels
     * @param framesPerSecond on average, to two places
     */
    public record Video(
            String codec,
            String pixelFormat,
            int storedWidth,
            int storedHeight,
            int rotation,
            int sampleWidth,
            int sampleHeight,
            BigDecimal framesPerSecond) {

        /** In pixels, as people see it: after turning. */
        public int width() {
            return lying() ? storedHeight : storedWidth;
        }

        /** In pixels, as people see it: after turning. */
        public int height() {
            return lying() ? storedWidth : storedHeight;
        }

        /** Width by height as people see them: after turning, and with pixels that are not square. To four places. */
        public BigDecimal aspectRatio() {
            BigDecimal wide = BigDecimal.valueOf((long) storedWidth * sampleWidth);
            BigDecimal high = BigDecimal.valueOf((long) storedHeight * sampleHeight);
            return lying() ? high.divide(wide, 4, RoundingMode.HALF_UP) : wide.divide(high, 4, RoundingMode.HALF_UP);
        }

        private boolean lying() {
            return rotation == 90 || rotation == 270;
        }
    }

    /**
     * @param codec as ffprobe names it: aac, mp3 …
     * @param channels 1 for mono, 2 for stereo
     */
    public record Audio(String codec, int channels) {}
}
