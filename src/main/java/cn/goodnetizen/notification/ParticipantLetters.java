package cn.goodnetizen.notification;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitKind;
import cn.goodnetizen.participant.ParticipantDeleted;
import cn.goodnetizen.participant.ParticipantJoined;
import cn.goodnetizen.participant.ParticipantMailboxChanged;
import cn.goodnetizen.participant.ParticipantSignedUpAgain;
import java.time.LocalDate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Letters to participants; their mailboxes stand in none of the rows. The organiser signs them. */
@Component
class ParticipantLetters {

    private final LetterDesk desk;
    private final InvalidMailboxes mailboxes;
    private final Organization organization;

    ParticipantLetters(LetterDesk desk, InvalidMailboxes mailboxes, Organization organization) {
        this.desk = desk;
        this.mailboxes = mailboxes;
        this.organization = organization;
    }

    @ApplicationModuleListener
    void on(ParticipantJoined joined) {
        queue(LetterKind.JOINED, joined.participantId(), Letter.NO_DAY, "joined", "【注册成功】欢迎参加活动");
    }

    @ApplicationModuleListener
    void on(ParticipantSignedUpAgain again) {
        queue(LetterKind.SIGNED_UP_AGAIN, again.participantId(), again.day(), "signed-up-again", "【账号提示】您已经注册过");
    }

    /** Whatever was wrong with the old mailbox says nothing about the new one. */
    @ApplicationModuleListener
    void on(ParticipantMailboxChanged changed) {
        mailboxes.clear(Letter.participant(changed.participantId()));
    }

    @ApplicationModuleListener
    void on(ParticipantDeleted deleted) {
        mailboxes.clear(Letter.participant(deleted.participantId()));
    }

    private void queue(LetterKind kind, long participantId, LocalDate day, String occasion, String subject) {
        String recipient = Letter.participant(participantId);
        desk.queue(new LetterOrder(kind, null, organiser(), recipient, day, occasion, recipient, null, subject));
    }

    private String organiser() {
        return organization.all().stream()
                .filter(unit -> unit.kind() == UnitKind.PROVINCIAL_UNION)
                .findFirst()
                .orElseThrow()
                .code();
    }
}
