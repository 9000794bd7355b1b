package cn.goodnetizen.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code unit_closings}: which unit ended, into which, by whose decision. */
@Entity
@Table(name = "unit_closings")
class ClosedUnit {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String unitCode;
    private String intoCode;
    private String subordinatesTo;
    private int subordinatesMoved;
    private String decidedBy;
    private Instant decidedAt;

    protected ClosedUnit() {}

    ClosedUnit(UnitClosing closing, String decidedBy, Instant decidedAt) {
        this.unitCode = closing.unitCode();
        this.intoCode = closing.intoCode();
        this.subordinatesTo = closing.subordinatesTo();
        this.subordinatesMoved = closing.subordinates().size();
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    /** Null when the unit was dissolved and had no subordinates. */
    String receiverCode() {
        return intoCode == null ? subordinatesTo : intoCode;
    }

    Closings.Closed toClosed() {
        return new Closings.Closed(unitCode, intoCode, subordinatesTo, subordinatesMoved, decidedBy, decidedAt);
    }
}
