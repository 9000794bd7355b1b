package cn.goodnetizen.local.enginetime;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs inside the broker: sets its controlled clock before any partition starts. The broker forgets its offset when it
 * ends; set only after the start, the present year's date would by then have fired every timer of the campaign.
 */
public final class EngineTimeAtStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** ISO instant at which the engine's time begins. */
    public static final String VARIABLE = "GOOD_NETIZEN_ENGINE_TIME";

    private static final String CLOCK = "io.camunda.application.commons.actor.ActorClockConfiguration";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String start = System.getenv(VARIABLE);
        if (start == null || context.getParent() != null) {
            return;
        }
        Instant engineTime = Instant.parse(start);
        context.addBeanFactoryPostProcessor(factory -> factory.addBeanPostProcessor(new ClockShift(engineTime)));
    }

    private record ClockShift(Instant engineTime) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean.getClass().getName().equals(CLOCK)) {
                shift(bean, engineTime);
            }
            return bean;
        }
    }

    private static void shift(Object clock, Instant engineTime) {
        try {
            Object service = clock.getClass().getMethod("getClockService").invoke(clock);
            Optional<?> mutable =
                    (Optional<?>) service.getClass().getMethod("mutable").invoke(service);
            Object controlled = mutable.orElseThrow();
            Method addTime = controlled.getClass().getMethod("addTime", Duration.class);
            addTime.invoke(controlled, Duration.between(Instant.ofEpochMilli(System.currentTimeMillis()), engineTime));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine's clock is not where 8.6.0 has it", e);
        }
    }
}
