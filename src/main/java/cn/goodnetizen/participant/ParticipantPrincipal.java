package cn.goodnetizen.participant;

import cn.goodnetizen.account.SignInSource;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The participant behind a session: controllers take it as {@code @AuthenticationPrincipal ParticipantPrincipal me}. It
 * holds no more of the person than the masked name, and the password's hash only until the sign-in is decided.
 */
public final class ParticipantPrincipal implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final String maskedName;
    private String passwordHash;

    ParticipantPrincipal(long id, String maskedName, String passwordHash) {
        this.id = id;
        this.maskedName = maskedName;
        this.passwordHash = passwordHash;
    }

    /** A principal without a password, for tests of pages: {@code user(ParticipantPrincipal.of(…))} signs it in. */
    public static ParticipantPrincipal of(long id, String maskedName) {
        return new ParticipantPrincipal(id, maskedName, null);
    }

    public long id() {
        return id;
    }

    public String maskedName() {
        return maskedName;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + SignInSource.PARTICIPANT));
    }

    @Override
    public String getUsername() {
        return "participant:" + id;
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    /** By number alone: the session registry must recognise the same participant in another session. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ParticipantPrincipal that && id == that.id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return getUsername();
    }
}
