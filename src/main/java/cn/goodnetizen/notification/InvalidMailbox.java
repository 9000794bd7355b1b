package cn.goodnetizen.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A mailbox that takes no letters, until its unit corrects it or its superior says that it does again. */
@Entity
@Table(name = "invalid_mailboxes")
class InvalidMailbox {

    enum Source {
        /** The mail server refused the address when the letter was to leave. */
        REFUSED,
        /** The letter left and came back. */
        BOUNCED
    }

    @Id
    private String address;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Source source;

    private String reason;
    private Instant since;

    protected InvalidMailbox() {}

    String address() {
        return address;
    }

    String reason() {
        return reason;
    }

    Instant since() {
        return since;
    }
}
