package cn.goodnetizen.participant;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param portalUrl where the portal is reached from a letter
 * @param keepUnproven how long a sign-up waits for its code before it is forgotten
 */
@ConfigurationProperties("good-netizen.participants")
record ParticipantProperties(
        @DefaultValue("http://localhost:8090") URI portalUrl,
        @DefaultValue("24h") Duration keepUnproven) {}
