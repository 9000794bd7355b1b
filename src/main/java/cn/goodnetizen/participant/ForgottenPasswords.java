package cn.goodnetizen.participant;

import cn.goodnetizen.mailcode.MailCodes;
import cn.goodnetizen.personal.PersonalData;
import java.time.Duration;
import org.springframework.lang.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A code by mail in place of a forgotten password. Whether there is such a participant is told nobody. */
@Component
class ForgottenPasswords {

    static final String KIND = "password";

    /** Longer than a code is valid: one that a slow mail server holds up is asked for again. */
    static final Duration KEEP = Duration.ofHours(1);

    private final StoredParticipants participants;
    private final MailCodes codes;
    private final PersonalData personal;
    private final PasswordEncoder passwords;
    private final ParticipantSessions sessions;

    ForgottenPasswords(
            StoredParticipants participants,
            MailCodes codes,
            PersonalData personal,
            PasswordEncoder passwords,
            ParticipantSessions sessions) {
        this.participants = participants;
        this.codes = codes;
        this.personal = personal;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /** @return the token of the page where code and new password are typed; each request has its own */
    @Transactional
    String ask(String mail) {
        String token = Token.next();
        if (participants.findByMailHash(personal.mailHash(mail)).isPresent()) {
            codes.ask(KIND + ":" + token, mail);
        } else {
            codes.askInVain(KIND + ":" + token, mail);
        }
        return token;
    }

    boolean waits(String token) {
        return codes.pending(KIND + ":" + token).isPresent();
    }

    /** @return what is wrong with the code; null when the password is the new one now */
    @Transactional
    @Nullable
    String set(String token, String code, String password) {
        String hash = passwords.encode(password);
        MailCodes.Proof proof = codes.confirm(KIND + ":" + token, code);
        if (proof.problem() == null) {
            participants
                    .findByMailHash(personal.mailHash(proof.mailbox()))
                    .flatMap(known -> participants.lock(known.id()))
                    .ifPresent(participant -> {
                        participant.signInWith(hash);
                        sessions.endAll(participant.id());
                    });
            codes.forget(KIND + ":" + token);
        }
        return proof.problem();
    }
}
