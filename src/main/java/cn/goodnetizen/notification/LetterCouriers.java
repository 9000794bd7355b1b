package cn.goodnetizen.notification;

import java.util.concurrent.Executor;
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

    /**
     * Apart from the threads of all other listeners: a slow mail server must not hold up what the engine waits for. What
     * is still in the queue at shutdown stays in the event publication registry and leaves after the next start.
     */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    Executor letterExecutor(ThreadPoolTaskExecutorBuilder builder, MailProperties properties) {
        return builder.corePoolSize(properties.couriers())
                .maxPoolSize(properties.couriers())
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
