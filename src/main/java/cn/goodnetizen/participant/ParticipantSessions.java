package cn.goodnetizen.participant;

import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;

/** The sessions of a participant, in the memory of this instance. */
@Component
class ParticipantSessions {

    private final SessionRegistry registry;

    ParticipantSessions(SessionRegistry registry) {
        this.registry = registry;
    }

    void endAll(long participantId) {
        registry.getAllSessions(ParticipantPrincipal.of(participantId, ""), false)
                .forEach(SessionInformation::expireNow);
    }

    void endOthers(long participantId, String sessionId) {
        registry.getAllSessions(ParticipantPrincipal.of(participantId, ""), false).stream()
                .filter(other -> !other.getSessionId().equals(sessionId))
                .forEach(SessionInformation::expireNow);
    }
}
