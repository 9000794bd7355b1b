package cn.goodnetizen.account;

import cn.goodnetizen.limit.ClientAddress;
import cn.goodnetizen.limit.TryLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops whoever tries passwords. Wrong ones are counted by where they come from, never by the account, which a stranger
 * could otherwise shut; right ones never count, so that an office behind one address signs in as often as it likes.
 */
class SignInLimit extends OncePerRequestFilter {

    private static final String FORM = "/login";
    private static final RequestMatcher TRIES =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, FORM);
    private static final int WRONG_FROM_ONE_ADDRESS = 30;
    private static final int WRONG_FROM_ALL = 2_000;
    private static final int ADDRESSES = 10_000;

    private final TryLimit wrongTries;

    SignInLimit(Clock clock) {
        this.wrongTries =
                new TryLimit(WRONG_FROM_ONE_ADDRESS, WRONG_FROM_ALL, ADDRESSES, Duration.ofMinutes(15), clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !TRIES.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (wrongTries.left(ClientAddress.of(request))) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + FORM + "?limited");
        }
    }

    /** Counts what went wrong and says so, the same for every reason. */
    final class Failed extends SimpleUrlAuthenticationFailureHandler {

        Failed() {
            super(FORM + "?error");
        }

        @Override
        public void onAuthenticationFailure(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
                throws IOException, ServletException {
            wrongTries.take(ClientAddress.of(request));
            super.onAuthenticationFailure(request, response, exception);
        }
    }
}
