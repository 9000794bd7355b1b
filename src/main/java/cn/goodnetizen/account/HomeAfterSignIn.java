package cn.goodnetizen.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Leads whoever has signed in to the page that they had asked for, or to their own first page. A page of the other kind of
 * people would only refuse them.
 */
class HomeAfterSignIn extends SavedRequestAwareAuthenticationSuccessHandler {

    static final String PARTICIPANTS = "/my";

    private final HttpSessionRequestCache requests = new HttpSessionRequestCache();

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        SavedRequest asked = requests.getRequest(request, response);
        boolean participant = isParticipant(authentication);
        if (asked != null && participant != isParticipantsPage(asked, request)) {
            requests.removeRequest(request, response);
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        return isParticipant(authentication) ? PARTICIPANTS : "/";
    }

    static boolean isParticipant(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(authority -> authority.getAuthority().equals("ROLE_" + SignInSource.PARTICIPANT));
    }

    private static boolean isParticipantsPage(SavedRequest asked, HttpServletRequest request) {
        String path = URI.create(asked.getRedirectUrl()).getPath();
        String own = path.substring(request.getContextPath().length());
        return own.equals(PARTICIPANTS) || own.startsWith(PARTICIPANTS + "/");
    }
}
