package cn.goodnetizen.participant;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.personal.Masked;
import cn.goodnetizen.personal.PersonalData;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What other features may know of participants: masked as a rule, whole only with a reason that is logged. */
@Component
public class Participants {

    private final StoredParticipants stored;
    private final PersonalData personal;
    private final Organization organization;
    private final ParticipantAccess access;
    private final Unmasking unmasking;

    Participants(
            StoredParticipants stored,
            PersonalData personal,
            Organization organization,
            ParticipantAccess access,
            Unmasking unmasking) {
        this.stored = stored;
        this.personal = personal;
        this.organization = organization;
        this.access = access;
        this.unmasking = unmasking;
    }

    /** One participant, also one who has left. */
    @Transactional(readOnly = true)
    public Optional<Participant> find(long id) {
        return stored.findById(id).map(this::masked);
    }

    /** The masked names of many, by their numbers. */
    @Transactional(readOnly = true)
    public Map<Long, String> maskedNames(Collection<Long> ids) {
        return stored.findAllById(ids).stream()
                .map(this::masked)
                .collect(Collectors.toMap(Participant::id, Participant::maskedName));
    }

    /** By a phone in any way of writing. */
    @Transactional(readOnly = true)
    public Optional<Participant> byPhone(String phone) {
        return stored.findByPhoneHash(personal.phoneHash(phone)).map(this::masked);
    }

    /** The hash by which a participant's phone is found, and nothing of the phone; empty when they have left. */
    @Transactional(readOnly = true)
    public Optional<String> phoneHash(long id) {
        return present(id).map(StoredParticipant::phoneHash);
    }

    /** Makes everybody else who holds the participant wait until the transaction ends; nothing happens when they have left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(long id) {
        stored.lock(id);
    }

    /** Who is reached by phones of which only the hashes are known: the number of a participant by each hash. */
    @Transactional(readOnly = true)
    public Map<String, Long> byPhoneHash(Collection<String> hashes) {
        return stored.findByPhoneHashIn(hashes).stream()
                .collect(Collectors.toMap(StoredParticipant::phoneHash, StoredParticipant::id));
    }

    /**
     * A participant unmasked, for staff who give a reason; the look is logged.
     *
     * @return empty when there is no such participant, they have left, or are none of this account's
     * @throws AccessDeniedException when the account looks after no participants
     */
    @Transactional
    public Optional<FullParticipant> full(long id, String reason, AccountPrincipal viewer) {
        return staffSees(id, viewer).map(participant -> {
            unmasking.record(viewer, id, EnumSet.allOf(PersonalField.class), reason);
            return whole(participant);
        });
    }

    /** The mailbox of a participant, for the moment in which a letter leaves; empty when they have left. */
    @Transactional(readOnly = true)
    public Optional<Addressee> addressee(long id) {
        return present(id)
                .map(participant -> new Addressee(
                        personal.open(ParticipantTable.NAME, participant.personName()),
                        personal.open(ParticipantTable.MAIL, participant.mail())));
    }

    /** Their own data, whole: to be asked for with the number of whoever is signed in, and no other. */
    @Transactional(readOnly = true)
    FullParticipant own(long id) {
        return whole(present(id).orElseThrow());
    }

    /** One whom the account may look at; for anybody else they do not exist. */
    @Transactional(readOnly = true)
    Optional<Participant> forStaff(long id, AccountPrincipal me) {
        return staffSees(id, me).map(this::masked);
    }

    /** Those with exactly this phone or mailbox whom the account may look at. */
    @Transactional(readOnly = true)
    List<Participant> byContact(String typed, AccountPrincipal me) {
        Optional<StoredParticipant> found = typed.contains("@")
                ? stored.findByMailHash(personal.mailHash(typed))
                : stored.findByPhoneHash(personal.phoneHash(typed));
        return found.filter(participant -> access.maySee(participant, me)).map(this::masked).stream()
                .toList();
    }

    /** Those of a unit and of all below it, by number. */
    @Transactional(readOnly = true)
    List<Participant> ofUnit(String unitCode, long after, int limit, AccountPrincipal me) {
        return stored
                .findByUnitCodeInAndIdGreaterThanOrderById(access.unitsFrom(unitCode, me), after, Limit.of(limit))
                .stream()
                .map(this::masked)
                .toList();
    }

    /** Those whose unit nobody knows yet: organisers alone see them. */
    @Transactional(readOnly = true)
    List<Participant> withoutUnit(long after, int limit, AccountPrincipal me) {
        access.requireEveryone(me);
        return stored.findByUnitCodeIsNullAndDeletedAtIsNullAndIdGreaterThanOrderById(after, Limit.of(limit)).stream()
                .map(this::masked)
                .toList();
    }

    private Optional<StoredParticipant> staffSees(long id, AccountPrincipal me) {
        access.require(me);
        return present(id).filter(participant -> access.maySee(participant, me));
    }

    private Optional<StoredParticipant> present(long id) {
        return stored.findById(id).filter(participant -> !participant.deleted());
    }

    private FullParticipant whole(StoredParticipant participant) {
        return new FullParticipant(
                participant.id(),
                personal.open(ParticipantTable.NAME, participant.personName()),
                personal.open(ParticipantTable.PHONE, participant.phone()),
                personal.open(ParticipantTable.MAIL, participant.mail()));
    }

    private Participant masked(StoredParticipant participant) {
        if (participant.deleted()) {
            return new Participant(participant.id(), "已注销", "", "", null, "", true);
        }
        FullParticipant whole = whole(participant);
        return new Participant(
                participant.id(),
                Masked.name(whole.name()),
                Masked.phone(whole.phone()),
                Masked.mail(whole.mail()),
                participant.unitCode(),
                Optional.ofNullable(participant.unitCode())
                        .flatMap(organization::find)
                        .map(Unit::name)
                        .orElse(participant.unitName()),
                false);
    }

    /** To whom a letter goes. */
    public record Addressee(String name, String mailbox) {

        @Override
        public String toString() {
            return "addressee";
        }
    }
}
