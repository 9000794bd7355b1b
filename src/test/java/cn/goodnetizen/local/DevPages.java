package cn.goodnetizen.local;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** What the local platform adds to the application: the engine's time as its time, and the pages below {@code /dev}. */
@Configuration(proxyBeanMethods = false)
@Profile(LocalPlatform.PROFILE)
class DevPages {

    @Bean
    @Primary
    EngineClock engineClock(@Value("${local-platform.management-address}") URI managementAddress) {
        return EngineClock.of(managementAddress, Duration.ZERO);
    }

    @Bean
    SimulatedTime simulatedTime(
            EngineClock engineClock,
            @Value("${local-platform.management-address}") URI managementAddress,
            @Value("${local-platform.time-file}") Path memory) {
        return new SimulatedTime(managementAddress, engineClock, memory);
    }

    @Bean
    TasklistForms tasklistForms(@Value("${local-platform.search-store}") URI searchStore) {
        return new TasklistForms(searchStore);
    }

    @Bean
    TimeKeeper timeKeeper(SimulatedTime time) {
        return new TimeKeeper(time);
    }

    @Bean
    SentMails sentMails(@Value("${local-platform.mail-folder}") Path folder) {
        return new SentMails(folder);
    }

    @Bean
    @ConditionalOnMissingBean(UpcomingMoments.class)
    UpcomingMoments upcomingMoments() {
        return new MomentsOfTheNotice();
    }

    /** Nobody signs in to these pages, so only this machine may open them. */
    @Bean
    @Order(1)
    SecurityFilterChain devPagesSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/dev/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((who, request) -> new AuthorizationDecision(
                                isLoopback(request.getRequest().getRemoteAddr()))))
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin))
                .build();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Writes the simulated time down every other second, so that even a killed platform goes on where it stood. */
    static final class TimeKeeper {

        private final SimulatedTime time;

        private TimeKeeper(SimulatedTime time) {
            this.time = time;
        }

        @Scheduled(fixedDelay = 2_000)
        void remember() {
            time.remember();
        }
    }
}
