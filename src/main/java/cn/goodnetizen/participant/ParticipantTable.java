package cn.goodnetizen.participant;

import cn.goodnetizen.personal.SealedTable;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is sealed in {@code participants} and {@code sign_ups}. */
@Configuration(proxyBeanMethods = false)
class ParticipantTable {

    private static final List<String> COLUMNS = List.of("person_name", "phone", "mail");
    private static final SealedTable PARTICIPANTS = new SealedTable("participants", "id", COLUMNS);
    private static final SealedTable SIGN_UPS = new SealedTable("sign_ups", "id", COLUMNS);

    static final String NAME = PARTICIPANTS.purpose("person_name");
    static final String PHONE = PARTICIPANTS.purpose("phone");
    static final String MAIL = PARTICIPANTS.purpose("mail");
    static final String NEW_NAME = SIGN_UPS.purpose("person_name");
    static final String NEW_PHONE = SIGN_UPS.purpose("phone");
    static final String NEW_MAIL = SIGN_UPS.purpose("mail");

    @Bean
    SealedTable sealedParticipants() {
        return PARTICIPANTS;
    }

    @Bean
    SealedTable sealedSignUps() {
        return SIGN_UPS;
    }
}
