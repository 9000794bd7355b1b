package cn.goodnetizen.entry;

import cn.goodnetizen.personal.Sealed;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Another member of a group; whoever enters the work belongs to it without a row. */
@Entity
@Table(name = "entry_members")
class EntryMember {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long entryId;
    private int place;
    private Sealed personName;
    private String unitName;

    protected EntryMember() {}

    EntryMember(long entryId, int place, Sealed personName, String unitName) {
        this.entryId = entryId;
        this.place = place;
        this.personName = personName;
        this.unitName = unitName;
    }

    Sealed personName() {
        return personName;
    }

    String unitName() {
        return unitName;
    }
}
