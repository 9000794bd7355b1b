package cn.goodnetizen.participant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keepUnproven how long a sign-up waits for its code before it is forgotten
 */
@ConfigurationProperties("good-netizen.participants")
record ParticipantProperties(@DefaultValue("24h") Duration keepUnproven) {}
