package cn.goodnetizen.reporting;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param portalUrl where the portal is reached from Tasklist's forms and from letters
 * @param largestFile the largest file of a summary
 */
@ConfigurationProperties("good-netizen.reporting")
record ReportingProperties(
        @DefaultValue("http://localhost:8090") URI portalUrl,
        @DefaultValue("500MB") DataSize largestFile) {

    String linkTo(Report report) {
        return portalUrl + "/reports/" + report.id();
    }
}
