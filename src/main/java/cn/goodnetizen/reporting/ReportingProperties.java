package cn.goodnetizen.reporting;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param largestFile the largest file of a summary
 * @param mostScans how many stamped scans of one table are kept
 * @param keepUnsent how long an original waits for the form that it was brought for
 */
@ConfigurationProperties("good-netizen.reporting")
record ReportingProperties(
        @DefaultValue("500MB") DataSize largestFile,
        @DefaultValue("20") int mostScans,
        @DefaultValue("14d") Duration keepUnsent) {}
