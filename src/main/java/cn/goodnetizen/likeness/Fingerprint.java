package cn.goodnetizen.likeness;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What a video looks like, four hashes a second: the place of a hash is its time. Where a picture has no features stands
 * {@link PictureHash#NONE}.
 *
 * @param hashes of the pictures inside the video's bars
 * @param mirrored of the same, left and right exchanged
 */
record Fingerprint(long[] hashes, long[] mirrored) {

    /** A copy that begins between two pictures of the other is an eighth of a second off, which few films notice. */
    static final int PER_SECOND = 4;

    /** Bars are cut off at a hundredth of the picture. */
    static final int SIDE = 96;

    /** @param pictures SIDE × SIDE, in the order of time; at least one */
    static Fingerprint of(List<byte[]> pictures) {
        Bars bars = Bars.around(pictures, SIDE);
        long[] hashes = new long[pictures.size()];
        long[] mirrored = new long[pictures.size()];
        for (int at = 0; at < hashes.length; at++) {
            double[] points = bars.inside(pictures.get(at), SIDE, PictureHash.POINTS);
            hashes[at] = PictureHash.of(points);
            mirrored[at] = PictureHash.of(mirror(points));
        }
        return new Fingerprint(hashes, mirrored);
    }

    private static double[] mirror(double[] points) {
        double[] mirrored = new double[points.length];
        for (int at = 0; at < points.length; at++) {
            int x = at % PictureHash.POINTS;
            mirrored[at - x + PictureHash.POINTS - 1 - x] = points[at];
        }
        return mirrored;
    }

    boolean isFeatureless() {
        return comparable(hashes) == 0;
    }

    /** How many of the pictures have features. */
    static int comparable(long[] hashes) {
        return (int)
                Arrays.stream(hashes).filter(hash -> hash != PictureHash.NONE).count();
    }

    static byte[] bytes(long[] hashes) {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return bytes.array();
    }

    static long[] hashes(byte[] bytes) {
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return hashes;
    }
}
