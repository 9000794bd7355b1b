package cn.goodnetizen.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps whoever signed in with a one-time password at the page where an own one is set, and whoever has handed over a post
 * at the record of it.
 */
class PasswordGate extends OncePerRequestFilter {

    static final String PASSWORD_PAGE = "/account/password";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = pathOf(request);
        return path.startsWith("/assets/") || path.equals("/logout") || path.equals("/login") || path.equals("/error");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Object handedOver = session == null ? null : session.getAttribute(AccountSessions.HANDED_OVER);
        String path = pathOf(request);
        if (handedOver != null && !isRecord(path, handedOver)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect(request.getContextPath() + "/login?handed-over");
        } else if (mustChange() && !path.equals(PASSWORD_PAGE)) {
            response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    private static boolean isRecord(String path, Object handoverId) {
        return path.equals("/handovers/" + handoverId) || path.equals("/handovers/" + handoverId + "/paper");
    }

    private static boolean mustChange() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof AccountPrincipal me
                && me.mustChangePassword();
    }
}
