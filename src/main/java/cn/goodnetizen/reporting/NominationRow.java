package cn.goodnetizen.reporting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/** One row of the table “正能量职工网络达人征集”推荐表: a person whom a unit nominates. Columns as in the notice. */
@Entity
@Table(name = "nomination_rows")
class NominationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;
    private int rowNo;
    private Long sourceRowId;
    private String personName;
    private String nameKey;
    private String employer;
    private String platform;
    private String accountNickname;
    private String phone;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String phoneHash;

    private String remark;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RowState state;

    private String returnReason;
    private boolean supplementary;
    private Integer acceptedRound;
    private Instant acceptedAt;

    @Version
    private long version;

    protected NominationRow() {}

    NominationRow(long reportId, int rowNo, Nominee nominee, @Nullable String phoneHash) {
        this.reportId = reportId;
        this.rowNo = rowNo;
        this.state = RowState.DRAFT;
        fill(nominee, phoneHash);
    }

    /** The row of a superior's own table that stands for an accepted row of a subordinate. */
    static NominationRow from(NominationRow source, long reportId, int rowNo, boolean supplementary) {
        NominationRow row = new NominationRow(reportId, rowNo, source.nominee(), source.phoneHash);
        row.sourceRowId = source.id;
        row.supplementary = supplementary;
        return row;
    }

    long id() {
        return id;
    }

    long reportId() {
        return reportId;
    }

    int rowNo() {
        return rowNo;
    }

    Long sourceRowId() {
        return sourceRowId;
    }

    Nominee nominee() {
        return new Nominee(personName, employer, platform, accountNickname, phone, remark);
    }

    RowState state() {
        return state;
    }

    /** Whether the unit may still change it. */
    boolean open() {
        return state.isOpen();
    }

    String returnReason() {
        return returnReason;
    }

    boolean supplementary() {
        return supplementary;
    }

    /** By which the person is found among those who enter; null when no phone is given. */
    @Nullable
    String phoneHash() {
        return phoneHash;
    }

    /** When a reviewer accepted this person first. */
    @Nullable
    Instant acceptedAt() {
        return acceptedAt;
    }

    /** Fills the row anew; an accepted row must not be changed. Another phone is another person, whom nobody has accepted yet. */
    final void fill(Nominee nominee, @Nullable String hash) {
        if (!Objects.equals(phoneHash, hash)) {
            phoneHash = hash;
            acceptedRound = null;
            acceptedAt = null;
        }
        this.personName = nominee.personName();
        this.nameKey = nominee.nameKey();
        this.employer = nominee.employer();
        this.platform = nominee.platform();
        this.accountNickname = nominee.accountNickname();
        this.phone = nominee.phone();
        this.remark = nominee.remark();
    }

    void renumber(int number) {
        this.rowNo = number;
    }

    void handIn() {
        state = RowState.HANDED_IN;
    }

    /** Back to the unit that took it back; what it had been returned for is still to be mended. */
    void recall() {
        state = returnReason == null ? RowState.DRAFT : RowState.RETURNED;
    }

    /** @param round of the table under review; what was accepted before and sent back from further up keeps its first one */
    void accept(int round, Instant now) {
        state = RowState.ACCEPTED;
        returnReason = null;
        if (acceptedRound == null) {
            acceptedRound = round;
            acceptedAt = now;
        }
    }

    void returnWith(String reason) {
        state = RowState.RETURNED;
        returnReason = reason;
    }

    /** Stands no longer for a subordinate's row, so that another unit may take that one up. */
    void letGo(String reason) {
        sourceRowId = null;
        supplementary = false;
        leaveOut(reason);
    }

    void leaveOut(String reason) {
        state = RowState.LEFT_OUT;
        returnReason = reason;
    }
}
