package cn.goodnetizen.entry;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What was found in a file of an entry, in the words that were said then. */
@Entity
@Table(name = "entry_findings")
class StoredFinding {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long entryId;
    private int round;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private FileRole role;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private EntryFinding.Kind finding;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private EntryFinding.Act act;

    private String what;
    private String toDo;

    protected StoredFinding() {}

    StoredFinding(long entryId, int round, FileRole role, EntryFinding found, FindingWording.Said said) {
        this.entryId = entryId;
        this.round = round;
        this.role = role;
        this.finding = found.finding();
        this.act = found.act();
        this.what = said.what();
        this.toDo = said.toDo();
    }

    public FileRole role() {
        return role;
    }

    EntryFinding.Kind finding() {
        return finding;
    }

    public boolean mustMend() {
        return act == EntryFinding.Act.MEND;
    }

    public String what() {
        return what;
    }

    public String toDo() {
        return toDo;
    }
}
