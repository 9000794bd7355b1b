package cn.goodnetizen.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A post changed hands (交接): from whom to whom, when, and what was open on that day. */
@Entity
@Table(name = "handovers")
class Handover {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long accountId;
    private String unitCode;
    private String post;
    private String predecessor;
    private String successor;
    private String note;
    private Instant handedOverAt;
    private Instant takenOverAt;

    @ElementCollection
    @CollectionTable(name = "handover_duties", joinColumns = @JoinColumn(name = "handover_id"))
    @OrderColumn(name = "position")
    private List<HandoverDuty> duties = new ArrayList<>();

    @Version
    private Integer version;

    protected Handover() {}

    Handover(
            Account account,
            String predecessor,
            String successor,
            String note,
            List<HandoverDuty> duties,
            Instant handedOverAt) {
        this.accountId = account.id();
        this.unitCode = account.unitCode();
        this.post = account.displayName();
        this.predecessor = predecessor;
        this.successor = successor;
        this.note = note;
        this.duties.addAll(duties);
        this.handedOverAt = handedOverAt;
    }

    long id() {
        return id;
    }

    String unitCode() {
        return unitCode;
    }

    /** The successor has signed in and set a password of their own. */
    void takenOver(Instant now) {
        takenOverAt = now;
    }

    HandoverRecord toRecord() {
        return new HandoverRecord(
                id, unitCode, post, predecessor, successor, note, handedOverAt, takenOverAt, List.copyOf(duties));
    }
}
