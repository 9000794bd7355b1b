package cn.goodnetizen.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such post, person's record or handover, or none that the account may know of: both look the same. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotOfThisUnitException extends RuntimeException {

    NotOfThisUnitException(Object what) {
        super(what + " is not there for this account");
    }
}
