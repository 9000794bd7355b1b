package cn.goodnetizen.organization;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code units}. The superior is a code, not an association: nobody needs the tree as an object graph. */
@Entity
@Table(name = "units")
class StoredUnit {

    @Id
    private String code;

    private String name;

    private String shortName;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private UnitKind kind;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Line line;

    private int level;

    private String superiorCode;

    private String email;

    private String phone;

    private int sortOrder;

    private Instant dissolvedAt;

    private String officeAddress;

    private Instant contactChangedAt;

    private String mergedInto;

    // A wrapper, so that Spring Data sees from its absence that a row with an assigned key is new.
    @Version
    private Integer version;

    protected StoredUnit() {}

    StoredUnit(UnitTree.Row row, int level, int sortOrder) {
        this.code = row.code();
        this.name = row.name();
        this.shortName = row.shortName();
        this.kind = row.kind();
        this.line = row.kind().line();
        this.level = level;
        this.superiorCode = row.superior();
        this.email = row.email();
        this.phone = row.phone();
        this.sortOrder = sortOrder;
    }

    /** A unit that an import brings. */
    StoredUnit(PlannedUnit planned, int level) {
        this.code = planned.code();
        this.level = level;
        take(planned);
    }

    /** Everything that an import may change; the level follows when the whole tree is known. */
    final void take(PlannedUnit planned) {
        this.name = planned.name();
        this.shortName = planned.shortName();
        this.kind = planned.kind();
        this.line = planned.kind().line();
        this.superiorCode = planned.superiorCode();
        this.email = planned.email();
        this.phone = planned.phone();
        this.sortOrder = planned.sortOrder();
    }

    String code() {
        return code;
    }

    int sortOrder() {
        return sortOrder;
    }

    int level() {
        return level;
    }

    void settleLevel(int newLevel) {
        level = newLevel;
    }

    void moveBelow(StoredUnit superior) {
        superiorCode = superior.code;
    }

    void mergeInto(String successor, Instant at) {
        mergedInto = successor;
        dissolve(at);
    }

    String name() {
        return name;
    }

    String superiorCode() {
        return superiorCode;
    }

    boolean dissolved() {
        return dissolvedAt != null;
    }

    void dissolve(Instant at) {
        dissolvedAt = at;
    }

    void changeContact(String itsPhone, String address, Instant now) {
        phone = itsPhone;
        officeAddress = address;
        contactChangedAt = now;
    }

    void useMailbox(String address, Instant now) {
        email = address;
        contactChangedAt = now;
    }

    UnitContact toContact() {
        return new UnitContact(code, email, phone, officeAddress, contactChangedAt, version);
    }

    Unit toUnit() {
        return new Unit(
                code,
                name,
                shortName,
                kind,
                line,
                level,
                superiorCode,
                email,
                phone,
                sortOrder,
                dissolved(),
                mergedInto);
    }
}
