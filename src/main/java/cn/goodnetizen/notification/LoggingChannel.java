package cn.goodnetizen.notification;

import cn.goodnetizen.personal.Masked;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for SMS or 企业微信 where there is none: one line per message in the log, numbers masked. */
class LoggingChannel implements ReminderChannel {

    static final String SMS = "sms";
    static final String WECOM = "wecom";

    private static final Logger LOG = LoggerFactory.getLogger(LoggingChannel.class);
    private static final int REMEMBERED = 1000;

    private final String id;
    private final Set<String> known = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    /** @param id {@link #SMS} goes to mobile phones, {@link #WECOM} to accounts */
    LoggingChannel(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Receipt send(ShortMessage message) {
        String phone = message.to().phone();
        if (SMS.equals(id) && (phone == null || !phone.matches("1\\d{10}"))) {
            return Receipt.refused("—", "没有登记经办人的手机号");
        }
        String masked = SMS.equals(id) ? Masked.phone(phone) : message.to().username();
        if (known.add(message.key())) {
            LOG.info("{} to {}: {} {}", id, masked, message.text(), message.link());
        }
        return Receipt.accepted(masked);
    }
}
