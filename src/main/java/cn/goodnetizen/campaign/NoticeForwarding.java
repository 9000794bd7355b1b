package cn.goodnetizen.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A unit passes a notice on to its subordinates, with its own dates and contact. */
@Entity
@Table(name = "notice_forwardings")
class NoticeForwarding {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long noticeId;
    private String unitCode;
    private LocalDate nominationDueDay;
    private LocalDate summaryDueDay;
    private String contactNote;
    private String coverText;
    private Instant openedAt;
    private Instant sentAt;

    @Version
    private long version;

    protected NoticeForwarding() {}

    NoticeForwarding(long noticeId, String unitCode, Instant openedAt) {
        this.noticeId = noticeId;
        this.unitCode = unitCode;
        this.openedAt = openedAt;
    }

    long noticeId() {
        return noticeId;
    }

    String unitCode() {
        return unitCode;
    }

    LocalDate dueDay(ReportKind kind) {
        return kind == ReportKind.NOMINATION ? nominationDueDay : summaryDueDay;
    }

    String contactNote() {
        return contactNote;
    }

    String coverText() {
        return coverText;
    }

    Instant sentAt() {
        return sentAt;
    }

    void send(LocalDate nominations, LocalDate summaries, String contact, String cover, Instant now) {
        nominationDueDay = nominations;
        summaryDueDay = summaries;
        contactNote = contact;
        coverText = cover;
        sentAt = now;
    }
}
