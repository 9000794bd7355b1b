package cn.goodnetizen.process;

import cn.goodnetizen.local.EngineForTests;
import cn.goodnetizen.local.SharedParts;
import cn.goodnetizen.local.TestComponents;
import io.camunda.process.test.api.CamundaSpringProcessTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole application with the real engine and the real database. Both are started once for all such tests
 * of a run; after each test the engine is emptied and its clock reset. The injected {@link java.time.Clock} is the
 * engine's. With {@code -Dcamunda.process-test.runtime-mode=managed} the engine is Camunda's Docker image.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(SharedParts.ENGINE)
@SpringBootTest
@CamundaSpringProcessTest
@ActiveProfiles("test")
@ContextConfiguration(initializers = EngineForTests.class)
@Import({EngineForTests.EngineTime.class, TestComponents.class})
public @interface ProcessTest {}
