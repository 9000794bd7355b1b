package cn.goodnetizen.account;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The account behind a session: controllers take it as {@code @AuthenticationPrincipal AccountPrincipal me}. It carries
 * its password's hash only until the sign-in is decided.
 */
public final class AccountPrincipal implements UserDetails, CredentialsContainer {

    private final String username;
    private final String displayName;
    private final String email;
    private final String unitCode;
    private final Role role;
    private final boolean enabled;
    private final boolean mustChangePassword;
    private String passwordHash;

    AccountPrincipal(
            String username,
            String displayName,
            String email,
            String unitCode,
            Role role,
            boolean enabled,
            boolean mustChangePassword,
            String passwordHash) {
        this.username = username;
        this.displayName = displayName;
        this.email = email;
        this.unitCode = unitCode;
        this.role = role;
        this.enabled = enabled;
        this.mustChangePassword = mustChangePassword;
        this.passwordHash = passwordHash;
    }

    /**
     * A principal without a password, for tests of pages: {@code user(AccountPrincipal.of(…))} signs it in.
     */
    public static AccountPrincipal of(String username, String displayName, String unitCode, Role role) {
        return new AccountPrincipal(
                username, displayName, username + "@union.example", unitCode, role, true, false, null);
    }

    public String username() {
        return username;
    }

    /** Unit and post, such as “湘江理工大学工会 经办人”; never a person's name. */
    public String displayName() {
        return displayName;
    }

    /** The mailbox of the post. */
    public String email() {
        return email;
    }

    public String unitCode() {
        return unitCode;
    }

    public Role role() {
        return role;
    }

    /** Signed in with a one-time password: nothing opens before an own one is set. */
    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        var own = new SimpleGrantedAuthority("ROLE_" + role);
        return role == Role.ORGANISER ? List.of(own, new SimpleGrantedAuthority("ROLE_" + Role.OFFICER)) : List.of(own);
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    /** By user name alone: the session registry must recognise the same account in another session. */
    @Override
    public boolean equals(Object other) {
        return other instanceof AccountPrincipal that && username.equals(that.username);
    }

    @Override
    public int hashCode() {
        return username.hashCode();
    }

    @Override
    public String toString() {
        return username;
    }
}
