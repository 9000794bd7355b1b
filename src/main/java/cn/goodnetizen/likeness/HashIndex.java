package cn.goodnetizen.likeness;

import java.util.function.IntConsumer;

/**
 * Finds among the hashes of one video those that may be like a given one, without looking at all of them. A hash is entered
 * under each of its four quarters and under all that differ from a quarter in one bit (multi-index hashing, Norouzi, Punjani
 * and Fleet, “Fast Search in Hamming Space with Multi-Index Hashing”, CVPR 2012): whatever differs in at most seven bits is
 * found for certain, what differs in a few more mostly, and a copy has many pictures.
 */
final class HashIndex {

    static final int QUARTERS = 4;
    private static final int BITS = Long.SIZE / QUARTERS;
    private static final int KEYS = 1 << BITS;

    /** By quarter and key: where in {@link #places} those of a key begin. */
    private final int[] begins = new int[QUARTERS * KEYS + 1];

    private final int[] places;

    HashIndex(long[] hashes) {
        for (int place = 0; place < hashes.length; place++) {
            if (isEntered(hashes, place)) {
                forEachKey(hashes[place], key -> begins[key + 1]++);
            }
        }
        for (int key = 0; key < QUARTERS * KEYS; key++) {
            begins[key + 1] += begins[key];
        }
        places = new int[begins[QUARTERS * KEYS]];
        int[] next = begins.clone();
        for (int place = 0; place < hashes.length; place++) {
            if (isEntered(hashes, place)) {
                int entered = place;
                forEachKey(hashes[place], key -> places[next[key]++] = entered);
            }
        }
    }

    /** Of a picture that stands still, one a second will do. */
    private static boolean isEntered(long[] hashes, int place) {
        boolean still = place % Fingerprint.PER_SECOND != 0 && hashes[place] == hashes[place - 1];
        return hashes[place] != PictureHash.NONE && !still;
    }

    private static void forEachKey(long hash, IntConsumer keys) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            int key = key(hash, quarter);
            keys.accept(key);
            for (int bit = 0; bit < BITS; bit++) {
                keys.accept(key ^ 1 << bit);
            }
        }
    }

    private static int key(long hash, int quarter) {
        return quarter * KEYS + (int) (hash >>> quarter * BITS & KEYS - 1);
    }

    /** @param candidates gets the places of hashes that may be like this one; up to once for each quarter */
    void search(long hash, IntConsumer candidates) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            int key = key(hash, quarter);
            for (int at = begins[key]; at < begins[key + 1]; at++) {
                candidates.accept(places[at]);
            }
        }
    }
}
