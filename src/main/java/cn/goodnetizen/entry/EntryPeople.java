package cn.goodnetizen.entry;

import cn.goodnetizen.participant.Participant;
import cn.goodnetizen.participant.Participants;
import cn.goodnetizen.personal.Masked;
import cn.goodnetizen.personal.PersonalData;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

    /** The masked names of many, by the numbers of their entries. */
    Map<Long, String> maskedNames(Collection<Entry> entries) {
        Map<Long, String> owners = participants.maskedNames(
                entries.stream().map(Entry::ownerId).filter(Objects::nonNull).toList());
        return entries.stream()
                .collect(Collectors.toMap(
                        Entry::id,
                        entry -> entry.ownerId() == null
                                ? maskedName(entry)
                                : owners.getOrDefault(entry.ownerId(), "")));
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
