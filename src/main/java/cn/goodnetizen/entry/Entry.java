package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.personal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.lang.Nullable;

/**
 * A work that takes part in a track. What is typed stands in its draft as it was typed; what was handed in, valid, in the
 * fields beside it, so that a correction changes nothing that is under review.
 */
@Entity
@Table(name = "entries")
class Entry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private long campaignId;
    private String track;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private EntrySource source;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private EntryState state;

    private Long ownerId;
    private Long claimantId;
    private String recommender;
    private Sealed personName;
    private Sealed phone;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 64)
    private String phoneHash;

    private String unitCode;
    private String unitName;

    @Column(length = 16_777_215)
    private Sealed draft;

    private long draftVersion;
    private String title;
    private String theme;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ParticipantKind entrantKind;

    private String groupName;
    private String description;
    private Boolean original;
    private LocalDate madeOn;
    private String platform;
    private Sealed accountName;
    private Sealed accountLink;
    private Integer followers;
    private String pastPlatform;
    private String pastForm;
    private String pastTheme;
    private String pastTitle;
    private Sealed pastLink;
    private String terms;
    private int round;
    private String reviewerCode;
    private String reason;
    private boolean inGrace;
    private Instant createdAt;
    private Instant savedAt;
    private Instant handedInAt;
    private Instant decidedAt;
    private Instant frozenAt;
    private Instant hiddenAt;
    private String hiddenReason;

    @Version
    private int version;

    protected Entry() {}

    Entry(long campaignId, String track, EntrySource source, Sealed draft, Instant now) {
        this.campaignId = campaignId;
        this.track = track;
        this.source = source;
        this.state = EntryState.DRAFT;
        this.draft = draft;
        this.createdAt = now;
        this.savedAt = now;
    }

    long id() {
        return id;
    }

    /** The business key under which the engine correlates messages to this entry. */
    String key() {
        return key(id);
    }

    static String key(long id) {
        return "entry-" + id;
    }

    long campaignId() {
        return campaignId;
    }

    String track() {
        return track;
    }

    EntrySource source() {
        return source;
    }

    EntryState state() {
        return state;
    }

    /** The participant whose entry it is; null while nobody has claimed what a union or the app brought. */
    @Nullable
    Long ownerId() {
        return ownerId;
    }

    /** The participant who says that it is theirs, while nobody has confirmed it. */
    @Nullable
    Long claimantId() {
        return claimantId;
    }

    /** The union that entered it for its member; null when it came another way. */
    @Nullable
    String recommender() {
        return recommender;
    }

    /** The name of one without an account here; null otherwise. */
    @Nullable
    Sealed personName() {
        return personName;
    }

    @Nullable
    Sealed phone() {
        return phone;
    }

    @Nullable
    String phoneHash() {
        return phoneHash;
    }

    /** Null while nobody knows which unit is meant. */
    @Nullable
    String unitCode() {
        return unitCode;
    }

    @Nullable
    String unitName() {
        return unitName;
    }

    Sealed draft() {
        return draft;
    }

    /** Counts what was saved: a page that is older does not overwrite it. */
    long draftVersion() {
        return draftVersion;
    }

    /** Null while nothing is typed for it; a draft has one as well, so that lists can name it. */
    @Nullable
    String title() {
        return title;
    }

    @Nullable
    String theme() {
        return theme;
    }

    @Nullable
    ParticipantKind entrantKind() {
        return entrantKind;
    }

    @Nullable
    String groupName() {
        return groupName;
    }

    @Nullable
    String description() {
        return description;
    }

    /** Null where the track does not ask whether the work is one's own. */
    @Nullable
    Boolean original() {
        return original;
    }

    @Nullable
    LocalDate madeOn() {
        return madeOn;
    }

    @Nullable
    String platform() {
        return platform;
    }

    @Nullable
    Sealed accountName() {
        return accountName;
    }

    @Nullable
    Sealed accountLink() {
        return accountLink;
    }

    @Nullable
    Integer followers() {
        return followers;
    }

    @Nullable
    String pastPlatform() {
        return pastPlatform;
    }

    @Nullable
    String pastForm() {
        return pastForm;
    }

    @Nullable
    String pastTheme() {
        return pastTheme;
    }

    @Nullable
    String pastTitle() {
        return pastTitle;
    }

    @Nullable
    Sealed pastLink() {
        return pastLink;
    }

    /** Codes of the terms that were accepted. */
    List<String> terms() {
        return terms == null || terms.isEmpty() ? List.of() : List.of(terms.split(","));
    }

    /** How often it was handed in. */
    int round() {
        return round;
    }

    @Nullable
    String reviewerCode() {
        return reviewerCode;
    }

    /** Why it was returned, rejected, withdrawn or disqualified. */
    @Nullable
    String reason() {
        return reason;
    }

    /** Whether it was handed in after the end, with a file that was on its way before it. */
    boolean inGrace() {
        return inGrace;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant savedAt() {
        return savedAt;
    }

    @Nullable
    Instant handedInAt() {
        return handedInAt;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    /** Since when it is in the pool for judging. */
    @Nullable
    Instant frozenAt() {
        return frozenAt;
    }

    @Nullable
    Instant hiddenAt() {
        return hiddenAt;
    }

    @Nullable
    String hiddenReason() {
        return hiddenReason;
    }

    void belongTo(long participantId) {
        ownerId = participantId;
    }

    void claimedBy(@Nullable Long participantId) {
        claimantId = participantId;
    }

    void recommendedBy(String union) {
        recommender = union;
    }

    /** Says who it is of, as long as nobody with an account has it. */
    void ofPerson(@Nullable Sealed name, @Nullable Sealed number, @Nullable String hash) {
        personName = name;
        phone = number;
        phoneHash = hash;
    }

    void ofUnit(@Nullable String code, @Nullable String name) {
        unitCode = code;
        unitName = name;
    }

    void save(Sealed text, @Nullable String draftTitle, Instant now) {
        draft = text;
        draftVersion++;
        savedAt = now;
        if (round == 0) {
            title = draftTitle;
        }
    }

    void fill(Content content) {
        title = content.title();
        theme = content.theme();
        entrantKind = content.entrantKind();
        groupName = content.groupName();
        description = content.description();
        original = content.original();
        madeOn = content.madeOn();
        platform = content.platform();
        accountName = content.accountName();
        accountLink = content.accountLink();
        followers = content.followers();
        pastPlatform = content.pastPlatform();
        pastForm = content.pastForm();
        pastTheme = content.pastTheme();
        pastTitle = content.pastTitle();
        pastLink = content.pastLink();
        terms = String.join(",", content.terms());
    }

    /** @param late whether this is after the end of the collection, with a file that was on its way before it */
    void handIn(boolean late, Instant now) {
        state = EntryState.CHECKING;
        round++;
        reason = null;
        inGrace = inGrace || late;
        handedInAt = handedInAt == null ? now : handedInAt;
        decidedAt = null;
    }

    void mend() {
        state = EntryState.MENDING;
    }

    void review(String by) {
        state = EntryState.IN_REVIEW;
        reviewerCode = by;
    }

    void decide(EntryReview.Outcome outcome, @Nullable String why, Instant now) {
        state = switch (outcome) {
            case ACCEPTED -> EntryState.ACCEPTED;
            case RETURNED -> EntryState.RETURNED;
            case REJECTED -> EntryState.REJECTED;
        };
        reason = why;
        decidedAt = now;
    }

    /** Ends its part in the contest. */
    void end(EntryState how, @Nullable String why, Instant now) {
        state = how;
        reason = why;
        decidedAt = now;
    }

    void freeze(Instant now) {
        frozenAt = frozenAt == null ? now : frozenAt;
    }

    void hide(String why, Instant now) {
        hiddenAt = now;
        hiddenReason = why;
    }

    void showAgain() {
        hiddenAt = null;
        hiddenReason = null;
    }

    /** Takes away what tells who made it; the work and its result stay. */
    void forgetPerson(Sealed emptyDraft) {
        personName = null;
        phone = null;
        phoneHash = null;
        accountName = null;
        accountLink = null;
        pastLink = null;
        draft = emptyDraft;
    }

    /** What is handed in; null where the track does not ask for it, or the app's export does not say it. */
    record Content(
            String title,
            @Nullable String theme,
            ParticipantKind entrantKind,
            @Nullable String groupName,
            @Nullable String description,
            @Nullable Boolean original,
            @Nullable LocalDate madeOn,
            @Nullable String platform,
            @Nullable Sealed accountName,
            @Nullable Sealed accountLink,
            @Nullable Integer followers,
            @Nullable String pastPlatform,
            @Nullable String pastForm,
            @Nullable String pastTheme,
            @Nullable String pastTitle,
            @Nullable Sealed pastLink,
            List<String> terms) {}
}
