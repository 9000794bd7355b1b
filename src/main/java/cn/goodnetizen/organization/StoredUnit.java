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
        return new Unit(code, name, shortName, kind, line, level, superiorCode, email, phone, dissolved());
    }
}
