package cn.goodnetizen.reporting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param largestFile the largest file of a summary */
@ConfigurationProperties("good-netizen.reporting")
record ReportingProperties(@DefaultValue("500MB") DataSize largestFile) {}
