package cn.goodnetizen.reporting;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where the engine holds the variables of a form that is filled in the portal as well. */
@Entity
@Table(name = "open_tasks")
class OpenTask {

    enum Form {
        REVIEW,
        CONSOLIDATION
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long reportId;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Form form;

    private long elementInstanceKey;

    protected OpenTask() {}

    OpenTask(long reportId, Form form) {
        this.reportId = reportId;
        this.form = form;
    }

    long elementInstanceKey() {
        return elementInstanceKey;
    }

    void openedAs(long key) {
        elementInstanceKey = key;
    }
}
