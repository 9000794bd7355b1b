package cn.goodnetizen.notification;

/** A channel takes nothing at the moment; the message comes again. The text (Chinese) names the cause, nobody's number. */
public class ChannelAwayException extends RuntimeException {

    public ChannelAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
