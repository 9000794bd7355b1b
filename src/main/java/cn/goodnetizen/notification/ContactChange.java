package cn.goodnetizen.notification;

import cn.goodnetizen.organization.UnitContact;
import cn.goodnetizen.organization.UnitContacts;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A unit changes its contact data: phone, address and ways to be reminded at once, the mailbox after its code. */
@Component
class ContactChange {

    private final UnitContacts contacts;
    private final ReminderPreferences preferences;
    private final MailboxConfirmations confirmations;

    ContactChange(UnitContacts contacts, ReminderPreferences preferences, MailboxConfirmations confirmations) {
        this.contacts = contacts;
        this.preferences = preferences;
        this.confirmations = confirmations;
    }

    /**
     * Stores what was typed.
     *
     * @throws org.springframework.orm.ObjectOptimisticLockingFailureException when somebody else was quicker
     */
    @Transactional
    Saved save(String unitCode, ContactForm form) {
        UnitContact before = contacts.of(unitCode);
        contacts.change(unitCode, form.phone(), form.address(), form.version());
        ReminderPreference preference =
                preferences.findById(unitCode).orElseGet(() -> new ReminderPreference(unitCode));
        preference.choose(form.sms(), form.wecom());
        preferences.save(preference);
        if (before.email().equalsIgnoreCase(form.email())) {
            return new Saved(false, null);
        }
        return new Saved(true, confirmations.ask(unitCode, form.email()));
    }

    /**
     * @param newMailbox whether another mailbox than the present one was typed
     * @param problem why no code goes to it, null when one does
     */
    record Saved(boolean newMailbox, @Nullable String problem) {}
}
