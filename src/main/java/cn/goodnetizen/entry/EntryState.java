package cn.goodnetizen.entry;

import java.util.EnumSet;
import java.util.Set;

/** Where an entry stands. From {@link #CHECKING} on every state is a step of {@code EntryProcess}. */
public enum EntryState {
    /** Being written; nobody else sees it. */
    DRAFT("草稿", "none"),
    /** Handed in; the files are being looked into. */
    CHECKING("正在检测", "review"),
    /** The probe found what the entrant must mend before anybody looks at it. */
    MENDING("须修改", "returned"),
    /** The responsible union, or the organiser, reviews. */
    IN_REVIEW("初审中", "review"),
    /** The reviewer returned it for correction. */
    RETURNED("退回修改", "returned"),
    ACCEPTED("已通过初审", "accepted"),
    REJECTED("未通过初审", "late"),
    WITHDRAWN("已撤回", "none"),
    DISQUALIFIED("已取消资格", "late"),
    /** Was to be corrected and was not until the first review's end. */
    LAPSED("未按时修改", "late");

    /** What somebody still has to act on before the pool can be frozen. */
    static final Set<EntryState> UNDECIDED = EnumSet.of(CHECKING, MENDING, IN_REVIEW, RETURNED);

    private final String label;
    private final String badge;

    EntryState(String label, String badge) {
        this.label = label;
        this.badge = badge;
    }

    /** The state's Chinese name, as users read it. */
    public String label() {
        return label;
    }

    /** The suffix of the CSS class that colours the state. */
    public String badge() {
        return badge;
    }

    /** Whether the entrant may write in it now, the dates allowing. */
    public boolean awaitsEntrant() {
        return this == DRAFT || this == MENDING || this == RETURNED;
    }

    /** Whether it takes part, or still may. */
    public boolean isAlive() {
        return UNDECIDED.contains(this) || this == ACCEPTED;
    }
}
