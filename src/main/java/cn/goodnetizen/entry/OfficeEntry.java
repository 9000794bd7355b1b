package cn.goodnetizen.entry;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.campaign.CampaignDefinition.Clause;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.likeness.Fingerprints;
import cn.goodnetizen.likeness.Likeness;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.WebVersions;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.personal.Masked;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.personal.Sealed;
import cn.goodnetizen.wording.ChineseDates;
import cn.goodnetizen.wording.FileSizes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An entry as staff read it, and what organisers do with it beside the review. */
@Component
class OfficeEntry {

    static final int LONGEST_REASON = 500;

    private final Entries entries;
    private final EntryMembers members;
    private final EntryFiles files;
    private final StoredFindings findings;
    private final EntryReviews reviews;
    private final EntryAccess access;
    private final EntryPeople people;
    private final EntryHistory history;
    private final EntryClaims claims;
    private final SameWorks sameWorks;
    private final NearCopies nearCopies;
    private final RecommendedPeople recommended;
    private final WebVersions webVersions;
    private final Campaigns campaigns;
    private final Organization organization;
    private final PersonalData personal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OfficeEntry(
            Entries entries,
            EntryMembers members,
            EntryFiles files,
            StoredFindings findings,
            EntryReviews reviews,
            EntryAccess access,
            EntryPeople people,
            EntryHistory history,
            EntryClaims claims,
            SameWorks sameWorks,
            NearCopies nearCopies,
            RecommendedPeople recommended,
            WebVersions webVersions,
            Campaigns campaigns,
            Organization organization,
            PersonalData personal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.members = members;
        this.files = files;
        this.findings = findings;
        this.reviews = reviews;
        this.access = access;
        this.people = people;
        this.history = history;
        this.claims = claims;
        this.sameWorks = sameWorks;
        this.nearCopies = nearCopies;
        this.recommended = recommended;
        this.webVersions = webVersions;
        this.campaigns = campaigns;
        this.organization = organization;
        this.personal = personal;
        this.events = events;
        this.clock = clock;
    }

    /** @throws UnknownEntryException when the account has nothing to do with it */
    @Transactional(readOnly = true)
    Page page(long id, AccountPrincipal me) {
        Entry entry = access.toLookAt(id, me);
        Track track = track(entry);
        boolean reviewing = access.reviews(entry, me) || me.role() == Role.ORGANISER;
        return new Page(
                id,
                entry.title(),
                entry.state(),
                entry.state() == EntryState.IN_REVIEW && access.reviews(entry, me),
                me.role() == Role.ORGANISER,
                entry.ownerId(),
                facts(entry, track, reviewing),
                entry.description(),
                files.findByEntryIdOrderByRole(id).stream().map(this::shown).toList(),
                members.findByEntryIdOrderByPlace(id).stream()
                        .map(member -> Masked.name(personal.open(EntryTable.MEMBER, member.personName())) + "　"
                                + member.unitName())
                        .toList(),
                findings.findByEntryIdAndRoundOrderById(id, entry.round()),
                sameWorks.of(entry).stream()
                        .filter(other -> access.maySee(other, me) || reviewing)
                        .map(other -> new Same(
                                other.id(),
                                other.title(),
                                track(other).name(),
                                other.state(),
                                access.maySee(other, me)))
                        .toList(),
                nearCopies.of(entry).stream().map(this::alike).toList(),
                nearCopies.standing(entry).map(Fingerprints.Standing::state).orElse(null),
                reviews.findByEntryIdOrderByRound(id).stream()
                        .map(review -> reviewed(review, track))
                        .toList(),
                history.of(id),
                entry.state().isAlive() ? track.disqualification() : List.of(),
                entry.hiddenReason(),
                claims.waiting(entry, me));
    }

    /** Whether the account finds a page of the entry: drafts have none. */
    @Transactional(readOnly = true)
    boolean visible(long id, AccountPrincipal me) {
        return access.maySee(entries.get(id), me);
    }

    private Track track(Entry entry) {
        return campaigns.definition(entry.campaignId()).track(entry.track());
    }

    private List<Fact> facts(Entry entry, Track track, boolean reviewing) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "赛道", track.name());
        add(facts, "主题", TrackWording.theme(track, entry.theme()));
        add(facts, "参与方式", entry.entrantKind() == null ? null : EntryRules.label(entry.entrantKind()));
        add(facts, "名称", entry.groupName());
        add(facts, entry.groupName() == null ? "参赛者" : "报名人", people.maskedName(entry));
        add(facts, "手机号", people.maskedPhone(entry));
        add(facts, "所在单位", entry.unitName());
        add(facts, "来源", entry.source().label());
        add(facts, "推荐工会", unitName(entry.recommender()));
        recommended.of(entry).forEach(sentence -> add(facts, "推荐表", sentence));
        add(facts, "是否原创", entry.original() == null ? null : entry.original() ? "原创" : "非原创");
        add(facts, "制作完成", entry.madeOn() == null ? null : ChineseDates.day(entry.madeOn()));
        add(facts, "账号平台", TrackWording.platform(track, entry.platform()));
        add(facts, "账号名称", account(entry.accountName(), EntryTable.ACCOUNT_NAME, reviewing));
        add(facts, "账号主页", account(entry.accountLink(), EntryTable.ACCOUNT_LINK, reviewing));
        add(facts, "粉丝数", entry.followers() == null ? null : String.format(Locale.ROOT, "%,d", entry.followers()));
        add(facts, "往期作品", entry.pastTitle());
        add(facts, "往期作品主题", entry.pastTheme());
        add(
                facts,
                "往期作品形式",
                entry.pastForm() == null
                        ? null
                        : TrackWording.platform(track, entry.pastPlatform()) + "　" + entry.pastForm());
        add(facts, "往期作品链接", account(entry.pastLink(), EntryTable.PAST_LINK, reviewing));
        add(facts, "提交时间", entry.handedInAt() == null ? null : ChineseDates.moment(entry.handedInAt()));
        add(facts, "截止后提交", entry.inGrace() ? "截止前开始上传，在宽限时间内提交" : null);
        add(facts, "初审单位", unitName(entry.reviewerCode()));
        add(facts, "进入作品库", entry.frozenAt() == null ? null : ChineseDates.moment(entry.frozenAt()));
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(label, value));
        }
    }

    private String unitName(String code) {
        return Optional.ofNullable(code)
                .flatMap(organization::find)
                .map(Unit::name)
                .orElse(null);
    }

    /** Whoever reviews an account has to see which it is; for everybody else it is as personal as a name. */
    private String account(Sealed sealed, String purpose, boolean reviewing) {
        return sealed == null ? null : reviewing ? personal.open(purpose, sealed) : "（仅初审人员可见）";
    }

    private ShownFile shown(EntryFile file) {
        return new ShownFile(
                file.role(),
                file.fileName(),
                file.type().label() + "　" + FileSizes.of(file.sizeBytes()),
                file.type().kind(),
                webVersions.standing(file.storageName()).orElse(null));
    }

    private Reviewed reviewed(EntryReview review, Track track) {
        List<String> open = track.firstReview().stream()
                .filter(point -> !review.checks().contains(point.code()))
                .map(Clause::text)
                .toList();
        return new Reviewed(
                review.round(),
                unitName(review.reviewerCode()),
                review.outcome().label(),
                review.reason(),
                review.outcome() == EntryReview.Outcome.ACCEPTED ? open : List.of(),
                ChineseDates.moment(review.reviewedAt()));
    }

    private Alike alike(NearCopies.Copy copy) {
        return new Alike(
                copy.entry().id(),
                copy.entry().title(),
                track(copy.entry()).name(),
                copy.entry().state(),
                copy.likeness().similarity(),
                copy.likeness().mirrored());
    }

    /**
     * Two works side by side. Whoever reviews one may look at the other's video, whosever it is, and at nothing else of it.
     *
     * @throws UnknownEntryException when the account reviews neither, or they have nothing to do with each other
     */
    @Transactional(readOnly = true)
    Comparison compare(long id, long otherId, AccountPrincipal me) {
        Entry entry = toCompare(id, otherId, me);
        Entry other = entries.get(otherId);
        Optional<WorkLikeness> likeness = nearCopies.between(entry, other);
        return new Comparison(
                new Side(id, entry.title(), track(entry).name(), entry.unitName(), moment(entry)),
                new Side(otherId, other.title(), track(other).name(), other.unitName(), moment(other)),
                likeness.map(WorkLikeness::similarity).orElse(100),
                likeness.isEmpty(),
                likeness.filter(WorkLikeness::mirrored).isPresent(),
                likeness.map(WorkLikeness::stretches).orElse(List.of()));
    }

    private static String moment(Entry entry) {
        return entry.handedInAt() == null ? "" : ChineseDates.moment(entry.handedInAt());
    }

    private Entry toCompare(long id, long otherId, AccountPrincipal me) {
        Entry entry = access.toLookAt(id, me);
        if (me.role() != Role.ORGANISER && !access.reviews(entry, me)) {
            throw new UnknownEntryException(id);
        }
        Entry other = entries.get(otherId);
        if (other.state() == EntryState.DRAFT || other.id() == id || !nearCopies.together(entry, other)) {
            throw new UnknownEntryException(otherId);
        }
        return entry;
    }

    /** The video of the other of two that are compared. */
    @Transactional(readOnly = true)
    EntryFile comparedFile(long id, long otherId, AccountPrincipal me) {
        toCompare(id, otherId, me);
        return files.findByEntryIdAndRole(otherId, FileRole.CONTEST)
                .orElseThrow(() -> new UnknownEntryException(otherId));
    }

    /** One file of an entry that the account may see. */
    @Transactional(readOnly = true)
    EntryFile file(long id, FileRole role, AccountPrincipal me) {
        access.toLookAt(id, me);
        return files.findByEntryIdAndRole(id, role).orElseThrow(() -> new UnknownEntryException(id));
    }

    /**
     * Name and phone whole of one who has no account here; the look stands in the history. Of participants their own pages
     * show it.
     */
    @Transactional
    Person person(long id, String reason, AccountPrincipal me) {
        Entry entry = access.toLookAt(id, me);
        if (entry.ownerId() != null
                || entry.personName() == null
                || !(me.role() == Role.ORGANISER || access.reviews(entry, me))) {
            throw new UnknownEntryException(id);
        }
        history.note(entry, EntryEvent.Kind.UNMASKED, me.displayName(), required(reason, "查看原因"));
        return new Person(
                personal.open(EntryTable.NAME, entry.personName()), personal.open(EntryTable.PHONE, entry.phone()));
    }

    /**
     * Takes a work out of the contest, at whatever time.
     *
     * @param ground code of one of the grounds that the track names
     */
    @Transactional
    void disqualify(long id, String ground, String reason, AccountPrincipal me) {
        access.requireOrganiser(me);
        Entry entry = entries.toChange(id);
        if (!entry.state().isAlive()) {
            throw new EntryRefusedException("作品" + entry.state().label() + "，不能取消资格。");
        }
        Clause named = track(entry).disqualification().stream()
                .filter(clause -> clause.code().equals(ground))
                .findFirst()
                .orElseThrow(() -> new EntryRefusedException("请选择取消资格的情形。"));
        String why = named.text() + "：" + required(reason, "取消资格的理由");
        String kept = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why;
        entry.end(EntryState.DISQUALIFIED, kept, clock.instant());
        history.note(entry, EntryEvent.Kind.DISQUALIFIED, me.displayName(), kept);
        events.publishEvent(new EntryDisqualified(id));
        events.publishEvent(new EntryDecided(id, entry.round()));
    }

    /** Takes a work away from the public at once, or shows it again. */
    @Transactional
    void show(long id, boolean shown, String reason, AccountPrincipal me) {
        access.requireOrganiser(me);
        Entry entry = entries.toChange(id);
        String why = required(reason, shown ? "恢复展示的理由" : "停止展示的理由");
        if (shown == (entry.hiddenAt() == null)) {
            return;
        }
        if (shown) {
            entry.showAgain();
        } else {
            entry.hide(why, clock.instant());
        }
        history.note(entry, shown ? EntryEvent.Kind.SHOWN_AGAIN : EntryEvent.Kind.HIDDEN, me.displayName(), why);
    }

    private static String required(String reason, String label) {
        String given = reason == null ? "" : reason.strip();
        if (given.isEmpty()) {
            throw new EntryRefusedException("请填写" + label + "。");
        }
        if (given.length() > LONGEST_REASON) {
            throw new EntryRefusedException(label + "最多 " + LONGEST_REASON + " 个字，现在有 " + given.length() + " 个字。");
        }
        return given;
    }

    /**
     * @param toReview whether the account has to review it now
     * @param ownerId to the participant's page; null when nobody has claimed it
     * @param fingerprint how far the look for near copies is; null when nobody has asked
     * @param grounds of disqualification; empty when it takes part no more
     * @param claim that the account is to answer; null when there is none
     */
    record Page(
            long id,
            String title,
            EntryState state,
            boolean toReview,
            boolean organiser,
            @Nullable Long ownerId,
            List<Fact> facts,
            @Nullable String description,
            List<ShownFile> files,
            List<String> members,
            List<StoredFinding> findings,
            List<Same> same,
            List<Alike> alike,
            @Nullable Fingerprints.State fingerprint,
            List<Reviewed> reviews,
            List<EntryEvent> history,
            List<Clause> grounds,
            @Nullable String hiddenReason,
            @Nullable EntryClaims.Claim claim) {}

    record Fact(String label, String value) {

        public boolean isLink() {
            return value.startsWith("http://") || value.startsWith("https://");
        }
    }

    record ShownFile(
            FileRole role,
            String name,
            String about,
            FileType.Kind kind,
            @Nullable WebVersions.Standing webVersion) {}

    record Same(long id, String title, String trackName, EntryState state, boolean visible) {}

    /** A near copy; whoever may look at this entry may compare it with that one. */
    record Alike(long id, String title, String trackName, EntryState state, int similarity, boolean mirrored) {}

    /** @param open points that were left unticked though it passed */
    record Reviewed(
            int round, String by, String outcome, @Nullable String reason, List<String> open, String at) {}

    /** @param same whether it is the same file */
    record Comparison(
            Side one, Side other, int similarity, boolean same, boolean mirrored, List<Likeness.Stretch> stretches) {}

    record Side(
            long id,
            String title,
            String trackName,
            @Nullable String unitName,
            String handedIn) {}

    /** Shown once, and kept nowhere. */
    record Person(String name, String phone) {

        @Override
        public String toString() {
            return "person";
        }
    }
}
