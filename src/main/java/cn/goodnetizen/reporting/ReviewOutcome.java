package cn.goodnetizen.reporting;

/** How one round of a review ended; the engine reads the word. */
enum ReviewOutcome {
    ACCEPTED("accepted"),
    RETURNED("returned"),
    /** The unit took its report back before the review began. */
    RECALLED("recalled");

    private final String word;

    ReviewOutcome(String word) {
        this.word = word;
    }

    /** What the gateway behind the review is asked with. */
    String word() {
        return word;
    }
}
