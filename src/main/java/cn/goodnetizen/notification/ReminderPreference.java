package cn.goodnetizen.notification;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** How a unit wants to be reminded of what is overdue, beside mail, which always comes. */
@Entity
@Table(name = "reminder_preferences")
class ReminderPreference {

    @Id
    private String unitCode;

    private boolean sms;
    private boolean wecom;

    // A wrapper, so that Spring Data sees from its absence that a row with an assigned key is new.
    @Version
    private Integer version;

    protected ReminderPreference() {}

    ReminderPreference(String unitCode) {
        this.unitCode = unitCode;
    }

    boolean sms() {
        return sms;
    }

    boolean wecom() {
        return wecom;
    }

    void choose(boolean bySms, boolean byWecom) {
        sms = bySms;
        wecom = byWecom;
    }
}
