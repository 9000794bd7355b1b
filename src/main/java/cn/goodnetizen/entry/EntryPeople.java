package cn.goodnetizen.entry;

import cn.goodnetizen.participant.Participant;
import cn.goodnetizen.participant.Participants;
import cn.goodnetizen.personal.Masked;
import cn.goodnetizen.personal.PersonalData;
import org.springframework.stereotype.Component;

/** Who stands behind an entry, masked: a participant, or one whom a union or the app's export names. */
@Component
class EntryPeople {

    private final Participants participants;
    private final PersonalData personal;

    EntryPeople(Participants participants, PersonalData personal) {
        this.participants = participants;
        this.personal = personal;
    }

    String maskedName(Entry entry) {
        if (entry.ownerId() != null) {
            return participants
                    .find(entry.ownerId())
                    .map(Participant::maskedName)
                    .orElse("");
        }
        return entry.personName() == null ? "" : Masked.name(personal.open(EntryTable.NAME, entry.personName()));
    }

    String maskedPhone(Entry entry) {
        if (entry.ownerId() != null) {
            return participants
                    .find(entry.ownerId())
                    .map(Participant::maskedPhone)
                    .orElse("");
        }
        return entry.phone() == null ? "" : Masked.phone(personal.open(EntryTable.PHONE, entry.phone()));
    }
}
