package cn.goodnetizen.participant;

import cn.goodnetizen.account.SignInSource;
import cn.goodnetizen.personal.Masked;
import cn.goodnetizen.personal.PersonalData;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Participants sign in by their mailbox, which no officer's user name can be. */
@Component
class ParticipantSignIn implements SignInSource {

    private final StoredParticipants participants;
    private final PersonalData personal;

    ParticipantSignIn(StoredParticipants participants, PersonalData personal) {
        this.participants = participants;
        this.personal = personal;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UserDetails> signingIn(String name) {
        return Optional.of(name)
                .filter(typed -> typed.contains("@"))
                .flatMap(mail -> participants.findByMailHash(personal.mailHash(mail)))
                .map(participant -> new ParticipantPrincipal(
                        participant.id(),
                        Masked.name(personal.open(ParticipantTable.NAME, participant.personName())),
                        participant.passwordHash()));
    }
}
