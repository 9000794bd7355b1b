package cn.goodnetizen.entry;

import cn.goodnetizen.personal.SealedTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is sealed in {@code app_entries}. */
@Configuration(proxyBeanMethods = false)
class AppExportSealed {

    private static final SealedTable APP_ENTRIES = new SealedTable("app_entries", "id", List.of("link"));

    static final String LINK = APP_ENTRIES.purpose("link");

    @Bean
    SealedTable sealedAppEntries() {
        return APP_ENTRIES;
    }
}
