package cn.goodnetizen.participant;

import cn.goodnetizen.mailcode.MailCodes;
import cn.goodnetizen.mailcode.PendingCode;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What participants change of their own data, up to taking all of it away. Always by the number of who is signed in. */
@Component
class OwnData {

    static final String KIND = "participant";

    private final StoredParticipants participants;
    private final SignUps signUps;
    private final MailCodes codes;
    private final PersonalData personal;
    private final UnitNames unitNames;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnData(
            StoredParticipants participants,
            SignUps signUps,
            MailCodes codes,
            PersonalData personal,
            UnitNames unitNames,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participants = participants;
        this.signUps = signUps;
        this.codes = codes;
        this.personal = personal;
        this.unitNames = unitNames;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes unit and phone.
     *
     * @param phone empty: it stays
     * @throws org.springframework.dao.DataIntegrityViolationException when it is another participant's phone
     */
    @Transactional
    void change(long id, String unit, String phone) {
        StoredParticipant me = participants.lock(id).orElseThrow();
        if (!phone.isEmpty()) {
            me.reachBy(personal.seal(ParticipantTable.PHONE, phone), personal.phoneHash(phone));
            participants.saveAndFlush(me);
        }
        me.belongTo(
                unit,
                unitNames
                        .resolve(unit, SignUps.WHERE_TYPED, KIND + ":" + id)
                        .map(Unit::code)
                        .orElse(null));
    }

    Optional<PendingCode> pendingMailbox(long id) {
        return codes.pending(owner(id));
    }

    /** @return why no code leaves, with the limit; null when it looks as if one does */
    @Transactional
    @Nullable
    String askForMailbox(long id, String mail) {
        Optional<StoredParticipant> other =
                participants.findByMailHash(personal.mailHash(mail)).filter(known -> known.id() != id);
        if (other.isEmpty()) {
            return codes.ask(owner(id), mail);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ChineseDates.ZONE);
        events.publishEvent(new ParticipantSignedUpAgain(other.get().id(), today));
        return codes.askInVain(owner(id), mail);
    }

    /**
     * @return what is wrong with the code; null when the mailbox is in use now
     * @throws org.springframework.dao.DataIntegrityViolationException when somebody else has it meanwhile
     */
    @Transactional
    @Nullable
    String confirmMailbox(long id, String code) {
        MailCodes.Proof proof = codes.confirm(owner(id), code);
        if (proof.problem() == null) {
            StoredParticipant me = participants.lock(id).orElseThrow();
            me.writeTo(personal.seal(ParticipantTable.MAIL, proof.mailbox()), personal.mailHash(proof.mailbox()));
            participants.saveAndFlush(me);
            events.publishEvent(new ParticipantMailboxChanged(id));
        }
        return proof.problem();
    }

    void dropMailbox(long id) {
        codes.drop(owner(id));
    }

    @Transactional(readOnly = true)
    boolean isPassword(long id, String password) {
        return participants
                .findById(id)
                .map(StoredParticipant::passwordHash)
                .filter(hash -> passwords.matches(password, hash))
                .isPresent();
    }

    @Transactional
    void setPassword(long id, String password) {
        participants.lock(id).orElseThrow().signInWith(passwords.encode(password));
    }

    /** Takes away everything personal; what others keep of this participant goes with the event. */
    @Transactional
    void delete(long id) {
        participants.lock(id).ifPresent(me -> {
            signUps.forgetAll(me.mailHash());
            me.delete(clock.instant());
            codes.forget(owner(id));
            events.publishEvent(new ParticipantDeleted(id));
        });
    }

    private static String owner(long id) {
        return KIND + ":" + id;
    }
}
