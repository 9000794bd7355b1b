package cn.goodnetizen.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** One thread, so that one video at a time is converted and nothing else waits for it. */
@Configuration(proxyBeanMethods = false)
class WebVersionThread {

    static final String SCHEDULER = "webVersionScheduler";

    /** Interrupted at shutdown: what it was at is begun again after the next start. */
    @Bean(name = SCHEDULER, defaultCandidate = false)
    TaskScheduler webVersionScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(1);
        scheduler.setDaemon(true);
        scheduler.setThreadNamePrefix("web-version-");
        return scheduler;
    }
}
