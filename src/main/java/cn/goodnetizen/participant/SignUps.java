package cn.goodnetizen.participant;

import cn.goodnetizen.mailcode.MailCodes;
import cn.goodnetizen.mailcode.PendingCode;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the form to a participant. What is answered never tells whether a mailbox or phone is known here: then no code
 * leaves, and the participant whose it is gets a letter.
 */
@Component
class SignUps {

    static final String KIND = "sign-up";
    static final String WHERE_TYPED = "职工注册";

    private final StoredSignUps signUps;
    private final StoredParticipants participants;
    private final MailCodes codes;
    private final PersonalData personal;
    private final UnitNames unitNames;
    private final PasswordEncoder passwords;
    private final ParticipantProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignUps(
            StoredSignUps signUps,
            StoredParticipants participants,
            MailCodes codes,
            PersonalData personal,
            UnitNames unitNames,
            PasswordEncoder passwords,
            ParticipantProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.signUps = signUps;
        this.participants = participants;
        this.codes = codes;
        this.personal = personal;
        this.unitNames = unitNames;
        this.passwords = passwords;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    /** @return the token of the page where the code is typed */
    @Transactional
    String begin(JoinForm form) {
        SignUp signUp = new SignUp(
                Token.next(), form.unit(), passwords.encode(form.password()), form.consentVersion(), clock.instant());
        signUp.of(
                personal.seal(ParticipantTable.NEW_NAME, form.name()),
                personal.seal(ParticipantTable.NEW_PHONE, form.phone()),
                personal.phoneHash(form.phone()),
                personal.seal(ParticipantTable.NEW_MAIL, form.mail()),
                personal.mailHash(form.mail()));
        signUps.save(signUp);
        askForCode(signUp);
        return signUp.token();
    }

    /** The mailbox that a sign-up waits for; empty when there is no such sign-up any more. */
    Optional<PendingCode> pending(String token) {
        return codes.pending(KIND + ":" + token);
    }

    /** @return why no other code leaves, with the limit; null when one does */
    @Transactional
    @Nullable
    String askAgain(String token) {
        return signUps.findByToken(token).map(this::askForCode).orElse(null);
    }

    @Nullable
    private String askForCode(SignUp signUp) {
        String mailbox = personal.open(ParticipantTable.NEW_MAIL, signUp.mail());
        Optional<StoredParticipant> known = participants
                .findByMailHash(signUp.mailHash())
                .or(() -> participants.findByPhoneHash(signUp.phoneHash()));
        if (known.isEmpty()) {
            return codes.ask(owner(signUp), mailbox);
        }
        events.publishEvent(new ParticipantSignedUpAgain(known.get().id(), today()));
        return codes.askInVain(owner(signUp), mailbox);
    }

    /**
     * Makes a participant of whoever types the right code.
     *
     * @return what is wrong with the code; null when they are one now
     * @throws org.springframework.dao.DataIntegrityViolationException when mailbox or phone were taken meanwhile
     */
    @Transactional
    @Nullable
    String prove(String token, String code) {
        SignUp signUp = signUps.findByToken(token).orElse(null);
        if (signUp == null) {
            return "这次注册已经完成或已过期，请直接登录，或者重新注册";
        }
        String problem = codes.confirm(owner(signUp), code).problem();
        if (problem == null) {
            join(signUp);
        }
        return problem;
    }

    private void join(SignUp signUp) {
        StoredParticipant participant = new StoredParticipant(
                personal.seal(ParticipantTable.NAME, personal.open(ParticipantTable.NEW_NAME, signUp.personName())),
                signUp.passwordHash(),
                signUp.consentVersion(),
                signUp.consentedAt(),
                clock.instant());
        participant.reachBy(
                personal.seal(ParticipantTable.PHONE, personal.open(ParticipantTable.NEW_PHONE, signUp.phone())),
                signUp.phoneHash());
        participant.writeTo(
                personal.seal(ParticipantTable.MAIL, personal.open(ParticipantTable.NEW_MAIL, signUp.mail())),
                signUp.mailHash());
        long id = participants.saveAndFlush(participant).id();
        participant.belongTo(
                signUp.unitName(),
                unitNames
                        .resolve(signUp.unitName(), WHERE_TYPED, "participant:" + id)
                        .map(Unit::code)
                        .orElse(null));
        forgetAll(signUp.mailHash());
        events.publishEvent(new ParticipantJoined(id));
    }

    @Scheduled(
            fixedDelayString = "${good-netizen.participants.sweep-every:15m}",
            initialDelayString = "${good-netizen.participants.sweep-every:15m}")
    @Transactional
    void sweep() {
        Instant before = clock.instant().minus(properties.keepUnproven());
        signUps.findByConsentedAtBefore(before).forEach(this::forget);
        codes.sweep(KIND, before);
        codes.sweep(ForgottenPasswords.KIND, clock.instant().minus(ForgottenPasswords.KEEP));
    }

    /** Whatever still waits for a code to this mailbox. */
    @Transactional
    void forgetAll(String mailHash) {
        signUps.findByMailHash(mailHash).forEach(this::forget);
    }

    private void forget(SignUp signUp) {
        codes.forget(owner(signUp));
        signUps.delete(signUp);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChineseDates.ZONE);
    }

    private static String owner(SignUp signUp) {
        return KIND + ":" + signUp.token();
    }
}
