package cn.goodnetizen.local;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the portal's pages, the whole application on the real MariaDB at a random port, with the shipped units and
 * accounts. No engine is asked for anything: what would reach it waits in the event publication registry. Time stands
 * still where {@link PortalClock} is set. The database is one for all such tests and is not rolled back.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedParts.PORTAL)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.client.worker.defaults.enabled=false",
            "camunda.client.deployment.enabled=false",
            "camunda.client.grpc-address=http://localhost:1",
            "camunda.client.rest-address=http://localhost:1",
            "good-netizen.organization.seed=classpath:organization/hunan.yaml",
            // Said by every event that waits for the engine.
            "logging.level.org.springframework.aop.interceptor.SimpleAsyncUncaughtExceptionHandler=off"
        })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = PortalDatabase.class)
@Import({PortalClock.Time.class, TestComponents.class})
public @interface PortalTest {}
