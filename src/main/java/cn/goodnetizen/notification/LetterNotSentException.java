package cn.goodnetizen.notification;

/** A letter could not leave this time. Thrown so that its publication stays incomplete and it is tried again. */
class LetterNotSentException extends RuntimeException {

    LetterNotSentException(long letterId, String reason) {
        // The attempt is recorded with its cause; hundreds of stack traces while a server is away help nobody.
        super("letter " + letterId + " not sent: " + reason, null, false, false);
    }
}
