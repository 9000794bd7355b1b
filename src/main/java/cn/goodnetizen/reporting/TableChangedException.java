package cn.goodnetizen.reporting;

import java.time.Instant;

/** Somebody else has saved the table since the page was made. */
class TableChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String savedBy;
    private final transient Instant savedAt;
    private final long version;

    TableChangedException(Report report) {
        super("the table of report " + report.id() + " is at version " + report.tableVersion());
        this.savedBy = report.tableSavedBy();
        this.savedAt = report.tableSavedAt();
        this.version = report.tableVersion();
    }

    /** The post that saved it; null when it was not done from the unit's own page. */
    String savedBy() {
        return savedBy;
    }

    Instant savedAt() {
        return savedAt;
    }

    long version() {
        return version;
    }
}
