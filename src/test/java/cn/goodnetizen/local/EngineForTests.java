package cn.goodnetizen.local;

import io.camunda.process.test.api.CamundaProcessTestContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Points the application and Camunda's process test library at the run's engine and MariaDB. */
public final class EngineForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Duration POLL = Duration.ofMillis(40);
    private static final String MODE = "camunda.process-test.runtime-mode";
    private static final String MANAGEMENT = "camunda.process-test.remote.camunda-monitoring-api-address";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // The engine is mostly done long before a tenth of a second.
        Awaitility.setDefaultPollDelay(POLL);
        Awaitility.setDefaultPollInterval(POLL);
        boolean ownEngine = !"managed".equalsIgnoreCase(context.getEnvironment().getProperty(MODE, "remote"));
        CompletableFuture<MariaDbServer> database = CompletableFuture.supplyAsync(TestParts::database);
        if (ownEngine) {
            TestParts.Engine engine = TestParts.engine();
            TestPropertyValues.of(
                            MODE + "=remote",
                            MANAGEMENT + "=" + engine.managementAddress(),
                            "camunda.process-test.remote.client.mode=self-managed",
                            "camunda.process-test.remote.client.prefer-rest-over-grpc=false",
                            "camunda.process-test.remote.client.grpc-address=" + engine.grpcAddress(),
                            "camunda.process-test.remote.client.rest-address=" + engine.restAddress(),
                            // It has them: a purge leaves what was deployed.
                            "camunda.client.deployment.enabled=false",
                            "camunda.client.grpc-address=" + engine.grpcAddress(),
                            "camunda.client.rest-address=" + engine.restAddress())
                    .applyTo(context);
        }
        FilesInStore.keepApart(context, "processes");
        TestPropertyValues.of("spring.mail.host=localhost", "spring.mail.port=" + TestParts.smtpPort())
                .applyTo(context);
        DatabaseForTests.use(context, database.join().jdbcUrl());
    }

    /** Makes the application's time the engine's. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class EngineTime {

        @Bean
        @Primary
        Clock engineClock(
                @Value("${" + MANAGEMENT + ":}") String managementAddress,
                ObjectProvider<CamundaProcessTestContext> managedEngine) {
            return managementAddress.isEmpty()
                    ? new EngineClock(
                            () -> managedEngine.stream().findFirst().map(CamundaProcessTestContext::getCurrentTime),
                            Duration.ZERO)
                    : EngineClock.of(URI.create(managementAddress), Duration.ZERO);
        }
    }
}
