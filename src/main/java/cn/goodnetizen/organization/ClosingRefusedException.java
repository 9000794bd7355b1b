package cn.goodnetizen.organization;

/** A unit cannot be merged or dissolved in this way; the message says why, in Chinese. */
public class ClosingRefusedException extends RuntimeException {

    public ClosingRefusedException(String message) {
        super(message);
    }
}
