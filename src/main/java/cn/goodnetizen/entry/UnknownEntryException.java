package cn.goodnetizen.entry;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such entry, or none that the reader may know of: both look the same from outside. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class UnknownEntryException extends RuntimeException {

    UnknownEntryException(long entryId) {
        super("entry " + entryId + " is not there for this reader");
    }
}
