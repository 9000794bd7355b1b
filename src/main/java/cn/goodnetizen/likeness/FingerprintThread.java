package cn.goodnetizen.likeness;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** One thread, so that one video at a time is read, beside the one that is converted. */
@Configuration(proxyBeanMethods = false)
class FingerprintThread {

    static final String SCHEDULER = "fingerprintScheduler";

    /** Interrupted at shutdown: what it was at is begun again after the next start. */
    @Bean(name = SCHEDULER, defaultCandidate = false)
    TaskScheduler fingerprintScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(1);
        scheduler.setDaemon(true);
        scheduler.setThreadNamePrefix("fingerprint-");
        return scheduler;
    }
}
