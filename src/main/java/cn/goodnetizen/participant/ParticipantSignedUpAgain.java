package cn.goodnetizen.participant;

import java.time.LocalDate;

/**
 * Somebody wanted to use a participant's mailbox or phone once more; only the participant is told.
 *
 * @param day on which it was: one letter a day will do
 */
public record ParticipantSignedUpAgain(long participantId, LocalDate day) {}
