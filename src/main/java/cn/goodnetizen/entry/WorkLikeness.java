package cn.goodnetizen.entry;

import cn.goodnetizen.likeness.Likeness;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A near copy of a contest video, as it was found when the later of the two could be compared. */
@Entity
@Table(name = "work_likenesses")
class WorkLikeness {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String storageName;
    private String otherName;
    private int similarity;
    private boolean mirrored;

    @Column(length = 65_535)
    private String stretches;

    protected WorkLikeness() {}

    WorkLikeness(String storageName, Likeness found) {
        this(storageName, found.storageName(), found, found.stretches());
    }

    private WorkLikeness(String storageName, String otherName, Likeness found, List<Likeness.Stretch> stretches) {
        this.storageName = storageName;
        this.otherName = otherName;
        this.similarity = found.similarity();
        this.mirrored = found.mirrored();
        this.stretches = stretches.stream()
                .map(stretch -> stretch.startMillis() + "-" + stretch.endMillis() + "-" + stretch.otherStartMillis()
                        + "-" + stretch.otherEndMillis())
                .collect(Collectors.joining(","));
    }

    /** The same, as the other of the two sees it. */
    static WorkLikeness seenFromTheOther(String storageName, Likeness found) {
        List<Likeness.Stretch> turned = found.stretches().stream()
                .map(stretch -> new Likeness.Stretch(
                        stretch.otherStartMillis(),
                        stretch.otherEndMillis(),
                        stretch.startMillis(),
                        stretch.endMillis()))
                .toList();
        return new WorkLikeness(found.storageName(), storageName, found, turned);
    }

    String otherName() {
        return otherName;
    }

    /** As {@link Likeness#similarity()}. */
    int similarity() {
        return similarity;
    }

    boolean mirrored() {
        return mirrored;
    }

    List<Likeness.Stretch> stretches() {
        return Arrays.stream(stretches.split(","))
                .map(text -> Arrays.stream(text.split("-"))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(at -> new Likeness.Stretch(at[0], at[1], at[2], at[3]))
                .toList();
    }
}
