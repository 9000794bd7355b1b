package cn.goodnetizen;

import cn.goodnetizen.wording.ChineseDates;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one source of time. Every deadline of the campaign is a moment in Asia/Shanghai, so the clock carries that zone;
 * local run and tests put a clock in its place that follows the engine's.
 */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ChineseDates.ZONE);
    }
}
