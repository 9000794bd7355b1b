package cn.goodnetizen.reporting;

/** The unit has written another summary than the one that was shown to whoever records for it. */
class SummaryChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SummaryChangedException(Report report) {
        super("the text of report " + report.id() + " is not the one that was shown");
    }
}
