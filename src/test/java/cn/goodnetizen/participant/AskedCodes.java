package cn.goodnetizen.participant;

import cn.goodnetizen.mailcode.MailCodeAsked;
import cn.goodnetizen.mailcode.MailCodes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.event.TransactionalEventListener;

/** Stands where the courier of codes is: knows what was asked for, and reads the code. */
@TestComponent
class AskedCodes {

    private final MailCodes codes;
    private final List<MailCodeAsked> asked = new ArrayList<>();

    AskedCodes(MailCodes codes) {
        this.codes = codes;
    }

    @TransactionalEventListener
    void on(MailCodeAsked one) {
        asked.add(one);
    }

    int number() {
        return asked.size();
    }

    void forget() {
        asked.clear();
    }

    MailCodes.Made last() {
        return codes.make(asked.getLast()).orElseThrow();
    }
}
