package cn.goodnetizen.participant;

/**
 * A participant has deleted the own account: whoever keeps something personal of them takes it away. What stays without the
 * person keeps this number.
 */
public record ParticipantDeleted(long participantId) {}
