package cn.goodnetizen.participant;

/** Somebody has proven their mailbox and is a participant from now on. */
public record ParticipantJoined(long participantId) {}
