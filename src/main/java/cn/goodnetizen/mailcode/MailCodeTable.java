package cn.goodnetizen.mailcode;

import cn.goodnetizen.personal.SealedTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is sealed in {@code mail_codes}. */
@Configuration(proxyBeanMethods = false)
class MailCodeTable {

    private static final SealedTable TABLE = new SealedTable("mail_codes", "owner", List.of("mailbox"));

    static final String MAILBOX = TABLE.purpose("mailbox");

    @Bean
    SealedTable sealedMailCodes() {
        return TABLE;
    }
}
