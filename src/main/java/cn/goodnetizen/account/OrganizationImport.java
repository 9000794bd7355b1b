package cn.goodnetizen.account;

import cn.goodnetizen.media.FileStore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A row of {@code organization_imports}: a workbook that somebody handed in, and what became of it. */
@Entity
@Table(name = "organization_imports")
class OrganizationImport {

    enum State {
        WAITING("待确认", "waiting"),
        APPLIED("已导入", "accepted"),
        DROPPED("已放弃", "none");

        private final String label;
        private final String badge;

        State(String label, String badge) {
            this.label = label;
            this.badge = badge;
        }

        public String label() {
            return label;
        }

        public String badge() {
            return badge;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String fileName;
    private String storageName;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String sha256;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private String uploadedBy;
    private String unitCode;
    private Instant uploadedAt;
    private String decidedBy;
    private Instant decidedAt;
    private Integer newUnits;
    private Integer changedUnits;
    private Integer newAccounts;
    private Integer changedAccounts;

    @Version
    private long version;

    protected OrganizationImport() {}

    OrganizationImport(FileStore.Stored file, AccountPrincipal by, Instant now) {
        this.fileName = file.displayName();
        this.storageName = file.storageName();
        this.sha256 = file.sha256();
        this.state = State.WAITING;
        this.uploadedBy = by.username();
        this.unitCode = by.unitCode();
        this.uploadedAt = now;
    }

    void applied(OrganizationImports.Preview preview, String by, Instant now) {
        newUnits = preview.units().added().size();
        changedUnits = preview.units().changed().size();
        newAccounts = preview.accounts().added().size();
        changedAccounts = preview.accounts().changed().size();
        decide(State.APPLIED, by, now);
    }

    void dropped(String by, Instant now) {
        decide(State.DROPPED, by, now);
    }

    private void decide(State end, String by, Instant now) {
        state = end;
        decidedBy = by;
        decidedAt = now;
    }

    public long id() {
        return id;
    }

    public String fileName() {
        return fileName;
    }

    String storageName() {
        return storageName;
    }

    public String sha256() {
        return sha256;
    }

    public State state() {
        return state;
    }

    public boolean waiting() {
        return state == State.WAITING;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    String unitCode() {
        return unitCode;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Integer newUnits() {
        return newUnits;
    }

    public Integer changedUnits() {
        return changedUnits;
    }

    public Integer newAccounts() {
        return newAccounts;
    }

    public Integer changedAccounts() {
        return changedAccounts;
    }
}
