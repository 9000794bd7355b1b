package cn.goodnetizen.reporting;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such report, or none that the account may know of: both look the same from outside. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ReportNotVisibleException extends RuntimeException {

    ReportNotVisibleException(long reportId) {
        super("report " + reportId + " is not there for this account");
    }
}
