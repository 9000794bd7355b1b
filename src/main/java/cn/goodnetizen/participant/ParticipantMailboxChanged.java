package cn.goodnetizen.participant;

/** A participant has proven a new mailbox. */
public record ParticipantMailboxChanged(long participantId) {}
