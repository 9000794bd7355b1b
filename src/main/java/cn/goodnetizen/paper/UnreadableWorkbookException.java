package cn.goodnetizen.paper;

/** A workbook cannot be read, or must not be; the message says why and what helps, in Chinese. */
public class UnreadableWorkbookException extends RuntimeException {

    UnreadableWorkbookException(String message) {
        super(message);
    }

    UnreadableWorkbookException(String message, Throwable cause) {
        super(message, cause);
    }
}
