package cn.goodnetizen.account;

import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;

/** Others than the units' officers who sign in by the same page. Whoever knows them implements it. */
public interface SignInSource {

    /** The role of participants: their pages are closed to officers, all others to them. */
    String PARTICIPANT = "PARTICIPANT";

    /** @param name what was typed for the user name */
    Optional<UserDetails> signingIn(String name);
}
