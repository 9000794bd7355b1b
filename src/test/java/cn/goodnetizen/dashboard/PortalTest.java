package cn.goodnetizen.dashboard;

import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.local.TestParts;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A test of the manager's pages over the whole tree of units, on the real MariaDB and a real web server. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedParts.PORTAL)
@SpringBootTest(
        classes = PortalWithoutEngine.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.client.enabled=false",
            // The other tests live on a tiny tree; a manager's page is judged on the whole one.
            "good-netizen.organization.seed=classpath:organization/hunan.yaml"
        })
@AutoConfigureMockMvc
@ActiveProfiles("test")
@ContextConfiguration(initializers = PortalTest.OwnDatabase.class)
@interface PortalTest {

    /** The standing takes some seconds to make; it stays in a database of its own for all tests of these pages. */
    final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestParts.database().jdbcUrl("good_netizen_dashboard"),
                            "spring.datasource.username=root",
                            "spring.datasource.password=")
                    .applyTo(context);
        }
    }
}
