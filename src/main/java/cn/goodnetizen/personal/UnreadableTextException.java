package cn.goodnetizen.personal;

/** A sealed text does not open. The message names its column and the cause, nothing of the text. */
public class UnreadableTextException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableTextException(String purpose, String cause) {
        super(purpose + " does not open: " + cause);
    }
}
