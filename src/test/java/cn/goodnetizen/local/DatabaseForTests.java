package cn.goodnetizen.local;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the data source of a slice at the run's MariaDB. */
final class DatabaseForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        use(context, TestParts.database().jdbcUrl("good_netizen_slices"));
        FilesInStore.keepApart(context, "pages");
    }

    static void use(ConfigurableApplicationContext context, String jdbcUrl) {
        TestPropertyValues.of(
                        "spring.datasource.url=" + jdbcUrl,
                        "spring.datasource.username=" + MariaDbServer.USERNAME,
                        "spring.datasource.password=" + MariaDbServer.PASSWORD)
                .applyTo(context);
    }
}
