package cn.goodnetizen.media;

/** What looking into a stored file said. */
public sealed interface ProbeResult {

    /** It was read from end to end. */
    record Read(MediaFacts facts) implements ProbeResult {}

    /**
     * It is no sound or moving picture that can be read, whoever asks.
     *
     * @param why what is wrong with it
     */
    record Unreadable(Flaw why) implements ProbeResult {}

    /** Nothing is known of it: not the file has been judged, but time or output was over, or this system has no ffprobe. */
    record Unanswered(Hindrance why) implements ProbeResult {}

    enum Flaw {
        /** It has no byte. */
        EMPTY,
        /** Its content is of no type that we know. */
        UNKNOWN_CONTENT,
        /** It begins as a video or sound does, and the rest is missing or damaged. */
        BROKEN
    }

    enum Hindrance {
        TIMED_OUT,
        NO_PROGRAM
    }
}
