package cn.goodnetizen.media;

import java.io.IOException;

/** The store for files did not answer, or not with what was asked for; later it may. */
final class StoreAwayException extends IOException {

    StoreAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
