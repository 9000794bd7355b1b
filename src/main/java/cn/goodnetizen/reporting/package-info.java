/**
 * Reports going up the lines: the nomination table and the summary of every unit, from its opening to the end of
 * {@code ReportUpProcess}.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Reporting")
package cn.goodnetizen.reporting;
