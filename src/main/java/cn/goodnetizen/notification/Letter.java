package cn.goodnetizen.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/** A letter to one mailbox of one unit, or to one participant. Written by {@link LetterDesk} alone, so that it exists once. */
@Entity
@Table(name = "letters")
class Letter {

    /** Stands in the column for a letter that speaks of no day of its own. */
    static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    private static final String PARTICIPANT = "participant:";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String unitCode;
    private String senderCode;
    private String duty;
    private LocalDate dueDate;
    private String occasion;
    private String recipient;
    private String cc;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LetterKind kind;

    private String subject;
    private String messageId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LetterState state;

    private int attempts;
    private Instant queuedAt;
    private Instant sentAt;
    private boolean failedForAddress;
    private String coverCc;

    protected Letter() {}

    long id() {
        return id;
    }

    /** Null of a letter to a participant. */
    String unitCode() {
        return unitCode;
    }

    /** How a letter names a participant for its recipient: no mailbox is in its row. */
    static String participant(long id) {
        return PARTICIPANT + id;
    }

    boolean toParticipant() {
        return recipient.startsWith(PARTICIPANT);
    }

    long participantId() {
        return Long.parseLong(recipient.substring(PARTICIPANT.length()));
    }

    String senderCode() {
        return senderCode;
    }

    String duty() {
        return duty;
    }

    /** What the letter is about: the number in {@code report:12}, {@code notice:3}, {@code news:7} or {@code entry:9}. */
    long dutyId() {
        return Long.parseLong(duty.substring(duty.indexOf(':') + 1));
    }

    LocalDate dueDate() {
        return dueDate;
    }

    boolean hasDay() {
        return !NO_DAY.equals(dueDate);
    }

    String occasion() {
        return occasion;
    }

    /** The number in {@code returned-1}, {@code accepted-2}, {@code extension-5}, {@code adopted-9}. */
    long occasionId() {
        return Long.parseLong(occasion.substring(occasion.lastIndexOf('-') + 1));
    }

    String recipient() {
        return recipient;
    }

    String cc() {
        return cc;
    }

    LetterKind kind() {
        return kind;
    }

    String subject() {
        return subject;
    }

    String messageId() {
        return messageId;
    }

    LetterState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    Instant sentAt() {
        return sentAt;
    }

    /** The mailbox of whoever stood in for the officer when it left; null when nobody did. */
    String coverCc() {
        return coverCc;
    }

    void sent(Instant now, @Nullable String cover) {
        attempts++;
        state = LetterState.SENT;
        sentAt = now;
        coverCc = cover;
    }

    /** The mailbox does not take letters: to try again is of no use before the unit has corrected it. */
    void failForAddress() {
        state = LetterState.FAILED;
        failedForAddress = true;
    }

    void refused() {
        attempts++;
    }

    void giveUp() {
        state = LetterState.FAILED;
    }

    void queueAgain(Instant now) {
        state = LetterState.QUEUED;
        queuedAt = now;
        failedForAddress = false;
    }

    /** From now on to another mailbox of the same unit; with it goes another number. */
    void readdress(String mailbox, String domain) {
        messageId = LetterOrder.messageId(unitCode, duty, dueDate, occasion, mailbox, domain);
        recipient = mailbox;
    }
}
