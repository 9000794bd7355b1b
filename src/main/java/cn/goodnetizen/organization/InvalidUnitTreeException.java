package cn.goodnetizen.organization;

/** The resource with the units contradicts itself; the message (Chinese) names the row. */
public class InvalidUnitTreeException extends RuntimeException {

    InvalidUnitTreeException(String message) {
        super(message);
    }

    InvalidUnitTreeException(String message, Throwable cause) {
        super(message, cause);
    }
}
