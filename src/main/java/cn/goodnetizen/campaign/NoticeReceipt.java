package cn.goodnetizen.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** The receipt (签收) that a unit owes for a notice sent to it. */
@Entity
@Table(name = "notice_receipts")
class NoticeReceipt {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long noticeId;
    private String unitCode;
    private String senderCode;
    private Instant sentAt;
    private LocalDate dueDay;
    private Instant receivedAt;
    private String receivedBy;
    private Instant closedAt;

    @Version
    private long version;

    protected NoticeReceipt() {}

    NoticeReceipt(long noticeId, String unitCode, String senderCode, Instant sentAt, LocalDate dueDay) {
        this.noticeId = noticeId;
        this.unitCode = unitCode;
        this.senderCode = senderCode;
        this.sentAt = sentAt;
        this.dueDay = dueDay;
    }

    /** The business key under which the engine waits for the receipt. */
    static String key(long noticeId, String unitCode) {
        return "notice-" + noticeId + ":" + unitCode;
    }

    long noticeId() {
        return noticeId;
    }

    String unitCode() {
        return unitCode;
    }

    String senderCode() {
        return senderCode;
    }

    Instant sentAt() {
        return sentAt;
    }

    LocalDate dueDay() {
        return dueDay;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    String receivedBy() {
        return receivedBy;
    }

    Instant closedAt() {
        return closedAt;
    }

    /** Somebody else answers for the sending from now on. */
    void sentBy(String newSender) {
        senderCode = newSender;
    }

    boolean receive(String by, Instant now) {
        if (receivedAt != null) {
            return false;
        }
        receivedAt = now;
        receivedBy = by;
        return true;
    }

    void close(Instant now) {
        if (receivedAt == null && closedAt == null) {
            closedAt = now;
        }
    }
}
