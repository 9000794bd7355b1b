package cn.goodnetizen.notification;

import static org.awaitility.Awaitility.await;

import cn.goodnetizen.GoodNetizenApplication;
import cn.goodnetizen.local.MailServers;
import cn.goodnetizen.local.TestParts;
import io.camunda.client.CamundaClient;
import io.camunda.client.spring.configuration.CamundaAutoConfiguration;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The whole application on the real database, without an engine: letters need none. */
@EnableAutoConfiguration(exclude = CamundaAutoConfiguration.class)
@AutoConfigurationPackage(basePackages = "cn.goodnetizen")
@ComponentScan(
        basePackages = "cn.goodnetizen",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = GoodNetizenApplication.class)
        })
@ConfigurationPropertiesScan("cn.goodnetizen")
@EnableAsync
@EnableScheduling
class LetterTestApplication {

    /** The database and the mail server of a test that starts this application. */
    static void parts(String database, Supplier<Object> smtpPort, DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> TestParts.database().jdbcUrl(database));
        properties.add("spring.datasource.username", () -> "root");
        properties.add("spring.datasource.password", () -> "");
        MailServers.sendTo(smtpPort, properties);
    }

    /** Longer than any of it takes, for a machine that does other things as well. */
    static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /** A clock that is set by hand and stands still: what is retried must not depend on its going on. */
    static final class StandingClock extends Clock {

        private volatile Instant now =
                OffsetDateTime.parse("2023-10-13T09:00:00+08:00").toInstant();

        void set(String moment) {
            now = OffsetDateTime.parse(moment).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Bean
    @Primary
    StandingClock standingClock() {
        return new StandingClock();
    }

    /** A real client that nobody gives a command. */
    @Bean(destroyMethod = "close")
    CamundaClient camundaClient() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://localhost:1"))
                .restAddress(URI.create("http://localhost:1"))
                .build();
    }
}
