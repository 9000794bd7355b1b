package cn.goodnetizen.notification;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.ITemplateResolver;

/** The threads that carry letters, and where the plain text of letters lies. */
@Configuration(proxyBeanMethods = false)
class LetterCouriers {

    static final String EXECUTOR = "letterExecutor";

    private static final int QUEUE = 500;

    /**
     * Apart from the threads of all other listeners: a slow mail server must not hold up what the engine waits for. What
     * is still in the queue at shutdown, or finds it full, stays in the event publication registry and comes again; the
     * bound keeps those that come again while they still wait here from piling up.
     */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    Executor letterExecutor(ThreadPoolTaskExecutorBuilder builder, MailProperties properties) {
        return builder.corePoolSize(properties.couriers())
                .maxPoolSize(properties.couriers())
                .queueCapacity(QUEUE)
                .customizers(executor -> executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()))
                .threadNamePrefix("courier-")
                .build();
    }

    @Bean
    ITemplateResolver plainLetters() {
        return plain();
    }

    static ITemplateResolver plain() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.getResolvablePatternSpec().addPattern("letters/*.txt");
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setOrder(1);
        return resolver;
    }
}
