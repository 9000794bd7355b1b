package cn.goodnetizen.reporting;

/** There is no report with that number. */
class UnknownReportException extends RuntimeException {

    UnknownReportException(long reportId) {
        super("报送编号 " + reportId + " 不存在。");
    }
}
