package cn.goodnetizen.account;

import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * The portal's door: everything asks for a sign-in but the sign-in itself, the sign-up, the assets and the health check.
 * Participants open what stands below {@code /my} and upload, whoever stands for a unit opens the rest.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** Everything is served by ourselves, nothing is inline, nobody frames us. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** Everybody who stands for a unit. */
    private static final String[] OFFICES =
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);

    private static final String[] EVERYBODY = Stream.concat(Arrays.stream(OFFICES), Stream.of(SignInSource.PARTICIPANT))
            .toArray(String[]::new);

    @Bean
    SecurityFilterChain portal(HttpSecurity http, SessionRegistry sessions, Clock clock) throws Exception {
        SignInLimit limit = new SignInLimit(clock);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login",
                                "/activate",
                                "/join",
                                "/join/*",
                                "/join/*/again",
                                "/forgotten",
                                "/forgotten/*",
                                "/assets/**",
                                "/error",
                                "/actuator/health/**",
                                "/actuator/health")
                        .permitAll()
                        .requestMatchers("/my", "/my/**")
                        .hasRole(SignInSource.PARTICIPANT)
                        // Who may upload what is for each purpose to say.
                        .requestMatchers("/uploads", "/uploads/**")
                        .hasAnyRole(EVERYBODY)
                        // Whatever is added later is closed to participants unless it stands below /my.
                        .anyRequest()
                        .hasAnyRole(OFFICES))
                .sessionManagement(session ->
                        session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/login?ended"))
                .addFilterAfter(new PasswordGate(), AuthorizationFilter.class)
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(new HomeAfterSignIn())
                        .failureHandler(limit.new Failed())
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                permissions -> permissions.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    /** Who is signed in where, so that a new password or a handover ends the account's other sessions. */
    @Bean
    SessionRegistry sessions() {
        return new SessionRegistryImpl();
    }

    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
}
