package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** 催办: on one day the superior asked for a report that had not come. */
@Entity
@Table(name = "report_urges")
class ReportUrge {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private LocalDate urgedOn;
    private int number;
    private String urgedBy;

    protected ReportUrge() {}

    ReportUrge(long reportId, LocalDate urgedOn, int number, String urgedBy) {
        this.reportId = reportId;
        this.urgedOn = urgedOn;
        this.number = number;
        this.urgedBy = urgedBy;
    }
}
