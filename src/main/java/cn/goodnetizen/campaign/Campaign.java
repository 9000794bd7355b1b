package cn.goodnetizen.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One year's campaign. Its definition is kept as the text it was read from, so that nothing of it is lost. */
@Entity
@Table(name = "campaigns")
class Campaign {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;
    private String title;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CampaignState state;

    @Column(length = 16_777_215)
    private String definition;

    private int approvalRound;
    private String noticeNumber;
    private String draftNote;
    private Instant publishedAt;
    private Instant archivedAt;

    @Version
    private long version;

    protected Campaign() {}

    Campaign(String code, String title, String definition) {
        this.code = code;
        this.title = title;
        this.definition = definition;
        this.state = CampaignState.PLANNED;
    }

    long id() {
        return id;
    }

    String key() {
        return key(id);
    }

    /** The business key under which the engine correlates messages to a campaign. */
    static String key(long id) {
        return "campaign-" + id;
    }

    String title() {
        return title;
    }

    CampaignState state() {
        return state;
    }

    String definition() {
        return definition;
    }

    int approvalRound() {
        return approvalRound;
    }

    String noticeNumber() {
        return noticeNumber;
    }

    String draftNote() {
        return draftNote;
    }

    void submitDraft(int round, String number, String note) {
        approvalRound = round;
        noticeNumber = number;
        draftNote = note;
        state = CampaignState.IN_APPROVAL;
    }

    void returnToDraft() {
        state = CampaignState.PLANNED;
    }

    void publish(Instant now) {
        state = CampaignState.PUBLISHED;
        publishedAt = now;
    }

    void archive(Instant now) {
        state = CampaignState.ARCHIVED;
        archivedAt = now;
    }

    CampaignInfo toInfo() {
        return new CampaignInfo(id, code, title, state, noticeNumber, publishedAt);
    }
}
