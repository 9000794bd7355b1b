package cn.goodnetizen.notification;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.participant.Participants;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * To whom a recorded letter goes. A unit's mailbox stands in its row; of a participant only the number does, and name and
 * mailbox are looked up when the letter leaves.
 */
@Component
class Addressees {

    private final Organization organization;
    private final Participants participants;

    Addressees(Organization organization, Participants participants) {
        this.organization = organization;
        this.participants = participants;
    }

    /** Empty when the participant has left. */
    Optional<Participants.Addressee> of(Letter letter) {
        return letter.toParticipant()
                ? participants.addressee(letter.participantId())
                : Optional.of(new Participants.Addressee(
                        organization.unit(letter.unitCode()).name(), letter.recipient()));
    }
}
