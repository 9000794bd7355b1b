package cn.goodnetizen.entry;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/** The first review of an entry in one round. */
@Entity
@Table(name = "entry_reviews")
class EntryReview {

    enum Outcome {
        ACCEPTED("通过", "accept"),
        RETURNED("退回修改", "return"),
        REJECTED("不通过", "reject");

        private final String label;
        private final String decision;

        Outcome(String label, String decision) {
            this.label = label;
            this.decision = decision;
        }

        public String label() {
            return label;
        }

        /** As the process tells it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @param decision as the form gives it; anything unknown returns the work, which undoes nothing */
        static Outcome of(String decision) {
            for (Outcome outcome : values()) {
                if (outcome.decision.equals(decision)) {
                    return outcome;
                }
            }
            return RETURNED;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long entryId;
    private int round;
    private String reviewerCode;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Outcome outcome;

    private String reason;
    private String checks;
    private Instant reviewedAt;

    protected EntryReview() {}

    EntryReview(Entry entry, Outcome outcome, @Nullable String reason, Collection<String> checks, Instant reviewedAt) {
        this.entryId = entry.id();
        this.round = entry.round();
        this.reviewerCode = entry.reviewerCode();
        this.outcome = outcome;
        this.reason = reason;
        this.checks = String.join(",", checks);
        this.reviewedAt = reviewedAt;
    }

    int round() {
        return round;
    }

    String reviewerCode() {
        return reviewerCode;
    }

    Outcome outcome() {
        return outcome;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** Codes of the points that the reviewer ticked. */
    List<String> checks() {
        return checks.isEmpty() ? List.of() : List.of(checks.split(","));
    }

    Instant reviewedAt() {
        return reviewedAt;
    }
}
