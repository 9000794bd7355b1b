package cn.goodnetizen.dashboard;

import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.campaign.PublishedCampaign;
import cn.goodnetizen.reporting.ReportsInTests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/**
 * The portal's pages on the real database, without the classes that speak to the engine: the figures come from our own
 * tables, and these tests show that nothing else is needed for them. Not annotated as a configuration, so that no scan of
 * the whole application finds it.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "cn.goodnetizen")
@ConfigurationPropertiesScan("cn.goodnetizen")
@ComponentScan(
        basePackages = {
            "cn.goodnetizen.organization",
            "cn.goodnetizen.account",
            "cn.goodnetizen.campaign",
            "cn.goodnetizen.media",
            "cn.goodnetizen.paper",
            "cn.goodnetizen.personal",
            "cn.goodnetizen.reporting",
            "cn.goodnetizen.web",
            "cn.goodnetizen.dashboard"
        },
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = ".*(Process|Workers|EngineMessages|PageController)")
        })
@Import({PublishedCampaign.class, ReportsInTests.class, Standing.class})
class PortalWithoutEngine {

    @Bean
    SettableClock clock() {
        return new SettableClock();
    }

    /** A clock that stands still until a test moves it. */
    static final class SettableClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(at(LocalDateTime.of(2023, 4, 3, 9, 0)));

        void set(LocalDateTime moment) {
            now.set(at(moment));
        }

        private static Instant at(LocalDateTime moment) {
            return moment.atZone(Deadlines.ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return Deadlines.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return zone.equals(getZone()) ? this : Clock.fixed(instant(), zone);
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
