package cn.goodnetizen.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/**
 * Who holds a post: name and phone, kept by the unit itself. Personal data: for the unit and its superiors' staff, never
 * in a log or in the engine.
 */
@Entity
@Table(name = "post_holders")
class PostHolder {

    @Id
    private Long accountId;

    private String personName;
    private String phone;
    private LocalDate since;

    // A wrapper, so that Spring Data sees from its absence that a row with an assigned key is new.
    @Version
    private Integer version;

    protected PostHolder() {}

    PostHolder(long accountId) {
        this.accountId = accountId;
    }

    long accountId() {
        return accountId;
    }

    String personName() {
        return personName;
    }

    String phone() {
        return phone;
    }

    LocalDate since() {
        return since;
    }

    int version() {
        return version == null ? 0 : version;
    }

    /** @param today the day from which somebody of another name holds the post */
    void hold(String name, String itsPhone, LocalDate today) {
        if (!name.equals(personName)) {
            since = today;
        }
        personName = name;
        phone = itsPhone;
    }
}
