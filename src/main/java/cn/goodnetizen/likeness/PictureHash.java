package cn.goodnetizen.likeness;

/**
 * The perceptual hash of one small grey picture by its lowest spatial frequencies (the DCT hash of Christoph Zauner,
 * “Implementation and Benchmarking of Perceptual Image Hash Functions”, Hagenberg 2010, section 3.2.1): 32 × 32 points,
 * a discrete cosine transform, one bit for each of the lowest 8 × 8 coefficients. Like pictures have hashes of few
 * different bits; how bright a picture is in all, the coefficient (0, 0), does not count.
 *
 * <p>In one thing it differs: Zauner cuts at the median, we a little above zero. What is symmetrical or drawn has many
 * coefficients that are nothing but noise; at the median each of them tosses a coin in every encoding, above the noise they
 * all stay 0. Pictures that have little but such coefficients have no hash, as they would be like everything.
 */
final class PictureHash {

    /** Of a picture without features: black, of one colour, a plain gradient. */
    static final long NONE = 0;

    static final int POINTS = 32;
    private static final int LOWEST = 8;

    /** In grey levels of an orthonormal transform, where noise keeps its size: rounding and coding leave less than this. */
    private static final double NOISE = 2;

    /** So many of the 63 coefficients must be more than noise. */
    private static final int FEWEST_FEATURES = 24;

    private static final double[][] COSINES = cosines();

    private PictureHash() {}

    /** @param points 32 × 32, line by line */
    static long of(double[] points) {
        double[] rows = new double[POINTS * LOWEST];
        for (int y = 0; y < POINTS; y++) {
            for (int u = 0; u < LOWEST; u++) {
                double sum = 0;
                for (int x = 0; x < POINTS; x++) {
                    sum += points[y * POINTS + x] * COSINES[u][x];
                }
                rows[y * LOWEST + u] = sum;
            }
        }
        long hash = 0;
        int features = 0;
        for (int v = 0; v < LOWEST; v++) {
            for (int u = v == 0 ? 1 : 0; u < LOWEST; u++) {
                double coefficient = 0;
                for (int y = 0; y < POINTS; y++) {
                    coefficient += rows[y * LOWEST + u] * COSINES[v][y];
                }
                if (Math.abs(coefficient) > NOISE) {
                    features++;
                }
                if (coefficient > NOISE) {
                    hash |= 1L << (v * LOWEST + u);
                }
            }
        }
        return features < FEWEST_FEATURES ? NONE : hash;
    }

    private static double[][] cosines() {
        double[][] cosines = new double[LOWEST][POINTS];
        for (int u = 0; u < LOWEST; u++) {
            for (int x = 0; x < POINTS; x++) {
                cosines[u][x] =
                        Math.sqrt((u == 0 ? 1.0 : 2.0) / POINTS) * Math.cos(Math.PI * u * (2 * x + 1) / (2 * POINTS));
            }
        }
        return cosines;
    }
}
