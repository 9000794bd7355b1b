package cn.goodnetizen.reporting;

import cn.goodnetizen.personal.PersonalData;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The hashes by which recommended people are found among those who enter. */
@Component
class NomineePhones {

    private static final int BATCH = 100;

    private final NominationRows rows;
    private final PersonalData personal;
    private final TransactionTemplate transactions;

    NomineePhones(NominationRows rows, PersonalData personal, TransactionTemplate transactions) {
        this.rows = rows;
        this.personal = personal;
        this.transactions = transactions;
    }

    /** Null when no number was typed. */
    @Nullable
    String hash(Nominee nominee) {
        return nominee.phone().matches(".*\\d.*") ? personal.phoneHash(nominee.phone()) : null;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        hashWhatHasNoHash();
    }

    /** Only the application has the key: rows from before get their hash at its start. */
    void hashWhatHasNoHash() {
        long after = 0;
        while (after >= 0) {
            long from = after;
            after = transactions.execute(status -> hashThoseAfter(from));
        }
    }

    /** @return the last row of the batch; -1 when it was the last batch */
    private long hashThoseAfter(long from) {
        List<NominationRow> batch = rows.findByPhoneHashIsNullAndIdGreaterThanOrderById(from, Limit.of(BATCH));
        for (NominationRow row : batch) {
            String hash = hash(row.nominee());
            if (hash != null) {
                rows.hashPhone(row.id(), row.nominee().phone(), hash);
            }
        }
        return batch.size() < BATCH ? -1 : batch.getLast().id();
    }
}
