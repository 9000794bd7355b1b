package cn.goodnetizen.entry;

import cn.goodnetizen.personal.SealedTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is sealed in {@code entries} and {@code entry_members}. */
@Configuration(proxyBeanMethods = false)
class EntryTable {

    private static final SealedTable ENTRIES = new SealedTable(
            "entries", "id", List.of("person_name", "phone", "draft", "account_name", "account_link", "past_link"));
    private static final SealedTable MEMBERS = new SealedTable("entry_members", "id", List.of("person_name"));

    static final String NAME = ENTRIES.purpose("person_name");
    static final String PHONE = ENTRIES.purpose("phone");
    static final String DRAFT = ENTRIES.purpose("draft");
    static final String ACCOUNT_NAME = ENTRIES.purpose("account_name");
    static final String ACCOUNT_LINK = ENTRIES.purpose("account_link");
    static final String PAST_LINK = ENTRIES.purpose("past_link");
    static final String MEMBER = MEMBERS.purpose("person_name");

    @Bean
    SealedTable sealedEntries() {
        return ENTRIES;
    }

    @Bean
    SealedTable sealedEntryMembers() {
        return MEMBERS;
    }
}
