package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** 代录: one round of a report was not handed in by its unit but typed in by the unit that received it. */
@Entity
@Table(name = "report_recordings")
class ReportRecording {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private int round;
    private LocalDate arrivedOn;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Arrival way;

    private String note;
    private String recorderCode;
    private String recordedBy;
    private Instant recordedAt;

    protected ReportRecording() {}

    ReportRecording(
            long reportId,
            int round,
            LocalDate arrivedOn,
            Arrival way,
            String note,
            String recorderCode,
            String recordedBy,
            Instant recordedAt) {
        this.reportId = reportId;
        this.round = round;
        this.arrivedOn = arrivedOn;
        this.way = way;
        this.note = note;
        this.recorderCode = recorderCode;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    long id() {
        return id;
    }

    long reportId() {
        return reportId;
    }

    int round() {
        return round;
    }

    LocalDate arrivedOn() {
        return arrivedOn;
    }

    Arrival way() {
        return way;
    }

    String note() {
        return note;
    }

    String recorderCode() {
        return recorderCode;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
