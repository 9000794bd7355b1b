package cn.goodnetizen.local;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of a module's pages through {@code MockMvc}, security and layout included, on the real MariaDB with the shipped
 * units and their accounts (password {@code demo-2023}). The module of the test's package starts with those it uses
 * and without the engine. The database is one for all such tests and is not rolled back.
 */
@Documented
@Target(ElementType.TYPE)
@ResourceLock(SharedParts.PAGES)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"organization", "media", "paper", "account", "web"})
@AutoConfigureMockMvc
@ActiveProfiles("test")
@TestPropertySource(properties = "camunda.client.enabled=false")
@ContextConfiguration(initializers = PagesDatabase.class)
public @interface PagesTest {}
