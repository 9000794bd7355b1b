package cn.goodnetizen.local;

import cn.goodnetizen.GoodNetizenApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * Every {@link TestComponent} of every package, made when a test first asks for it. All tests of a kind see the same ones, so
 * that they share one application instead of starting one for each choice of components.
 */
@TestConfiguration(proxyBeanMethods = false)
@ComponentScan(
        basePackageClasses = GoodNetizenApplication.class,
        useDefaultFilters = false,
        lazyInit = true,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TestComponents.ComponentsAlone.class))
public class TestComponents {

    /** A {@link TestConfiguration} is a test component too, but belongs to its own test. */
    static final class ComponentsAlone extends AnnotationTypeFilter {

        ComponentsAlone() {
            super(TestComponent.class, false);
        }
    }
}
