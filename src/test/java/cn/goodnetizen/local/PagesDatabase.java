package cn.goodnetizen.local;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points the data source at a database of the run's MariaDB that keeps its units and accounts from test to test. */
final class PagesDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseForTests.use(context, TestParts.database().jdbcUrl("good_netizen_pages"));
        FilesInStore.keepApart(context, "pages");
    }
}
