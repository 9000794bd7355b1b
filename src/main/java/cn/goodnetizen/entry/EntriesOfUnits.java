package cn.goodnetizen.entry;

import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.UnitClosing;
import cn.goodnetizen.organization.UnitDuties;
import cn.goodnetizen.organization.UnitEnded;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to entries when a unit ends: its people's move to the one that takes over, its reviews are given anew. */
@Component
@Order(5)
class EntriesOfUnits implements UnitDuties {

    private final Entries entries;
    private final Organization organization;
    private final ApplicationEventPublisher events;

    EntriesOfUnits(Entries entries, Organization organization, ApplicationEventPublisher events) {
        this.entries = entries;
        this.organization = organization;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> openOf(String unitCode) {
        long open = entries.countByReviewerCodeAndState(unitCode, EntryState.IN_REVIEW);
        return open == 0 ? List.of() : List.of("待初审作品 " + open + " 件");
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> consequencesOf(UnitClosing closing) {
        List<String> sentences = new ArrayList<>();
        long reviews = entries.countByReviewerCodeAndState(closing.unitCode(), EntryState.IN_REVIEW);
        if (reviews > 0) {
            sentences.add("待初审作品 " + reviews + " 件，重新派给承接单位或主办方初审。");
        }
        long own = entries.countByUnitCode(closing.unitCode());
        if (closing.merges() && own > 0) {
            sentences.add("参赛作品 " + own + " 件，转到“"
                    + organization.unit(closing.intoCode()).name() + "”。");
        }
        return sentences;
    }

    @ApplicationModuleListener
    void on(UnitEnded ended) {
        UnitClosing closing = ended.closing();
        if (closing.merges()) {
            entries.moveUnit(closing.unitCode(), closing.intoCode());
            entries.moveRecommender(closing.unitCode(), closing.intoCode());
        }
        entries.findByReviewerCodeAndState(closing.unitCode(), EntryState.IN_REVIEW)
                .forEach(entry -> events.publishEvent(new EntryReviewerChanged(entry.id())));
    }
}
