package cn.goodnetizen.wording;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people reach the portal from outside it.
 *
 * @param portalUrl the address that letters, short messages and Tasklist's forms link to
 */
@ConfigurationProperties("good-netizen")
public record PortalAddress(
        @DefaultValue("http://localhost:8090") URI portalUrl) {

    /** @param path begins with a slash */
    public String to(String path) {
        return portalUrl + path;
    }
}
