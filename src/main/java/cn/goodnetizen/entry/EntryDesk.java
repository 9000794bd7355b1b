package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.campaign.Deadlines;
import cn.goodnetizen.entry.EntryRefusedException.FieldProblem;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.participant.MobileNumber;
import cn.goodnetizen.participant.Participant;
import cn.goodnetizen.participant.Participants;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.personal.Sealed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an entrant does with the own entries: begin, save, hand in, withdraw. */
@Component
class EntryDesk {

    private final Entries entries;
    private final EntryMembers members;
    private final EntryFiles files;
    private final EntryAccess access;
    private final EntryHistory history;
    private final DraftText drafts;
    private final SubmissionWindow window;
    private final OncePerPerson once;
    private final EntryProperties properties;
    private final Campaigns campaigns;
    private final Participants participants;
    private final UnitNames unitNames;
    private final PersonalData personal;
    private final FileRemoval removal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EntryDesk(
            Entries entries,
            EntryMembers members,
            EntryFiles files,
            EntryAccess access,
            EntryHistory history,
            DraftText drafts,
            SubmissionWindow window,
            OncePerPerson once,
            EntryProperties properties,
            Campaigns campaigns,
            Participants participants,
            UnitNames unitNames,
            PersonalData personal,
            FileRemoval removal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.members = members;
        this.files = files;
        this.access = access;
        this.history = history;
        this.drafts = drafts;
        this.window = window;
        this.once = once;
        this.properties = properties;
        this.campaigns = campaigns;
        this.participants = participants;
        this.unitNames = unitNames;
        this.personal = personal;
        this.removal = removal;
        this.events = events;
        this.clock = clock;
    }

    /** The actor's entries in the running campaign, the newest first. */
    @Transactional(readOnly = true)
    List<Entry> own(Actor actor) {
        Long campaignId = campaigns.running().map(CampaignInfo::id).orElse(null);
        if (actor.isParticipant()) {
            return entries.findByOwnerIdOrderByIdDesc(actor.participantId());
        }
        return campaignId == null
                ? List.of()
                : entries.findByRecommenderAndCampaignIdOrderByIdDesc(actor.unitCode(), campaignId);
    }

    /**
     * Begins a draft.
     *
     * @return its number
     * @throws EntryRefusedException when the track takes none now, or none more of this entrant
     */
    @Transactional
    long begin(String trackCode, Actor actor) {
        CampaignInfo campaign = campaigns.running().orElseThrow(() -> new EntryRefusedException("现在没有进行中的活动。"));
        Track track = track(campaign.id(), trackCode).orElseThrow(() -> new EntryRefusedException("没有这个赛道。"));
        String closed = window.closedFor(campaign, trackCode, actor);
        if (closed != null) {
            throw new EntryRefusedException(closed);
        }
        if (actor.isParticipant()) {
            once.hold(actor.participantId());
            once.requireNothingToClaim(campaign.id(), trackCode, actor.participantId(), 0);
        }
        List<Entry> before = own(actor).stream()
                .filter(entry ->
                        entry.campaignId() == campaign.id() && entry.track().equals(trackCode))
                .toList();
        requireRoom(track, actor, before);
        Instant now = clock.instant();
        Entry entry = new Entry(
                campaign.id(),
                trackCode,
                actor.isParticipant() ? EntrySource.PORTAL : EntrySource.UNION,
                drafts.seal(EntryForm.empty()),
                now);
        if (actor.isParticipant()) {
            entry.belongTo(actor.participantId());
        } else {
            entry.recommendedBy(actor.unitCode());
        }
        return entries.save(entry).id();
    }

    private void requireRoom(Track track, Actor actor, List<Entry> before) {
        if (actor.isParticipant() && !track.participants().severalWorks()) {
            before.stream()
                    .filter(entry ->
                            entry.state() == EntryState.DRAFT || entry.state().isAlive())
                    .findFirst()
                    .ifPresent(entry -> {
                        throw new EntryRefusedException("“" + track.name() + "”每人报名一次，您已有一份（"
                                + entry.state().label() + "）。");
                    });
        }
        long drafted = before.stream()
                .filter(entry -> entry.state() == EntryState.DRAFT)
                .count();
        if (drafted >= properties.mostDrafts()) {
            throw new EntryRefusedException(
                    "一个赛道最多同时有 " + properties.mostDrafts() + " 份草稿，现在有 " + drafted + " 份，请先提交或删除。");
        }
    }

    /** The form of an own entry as it was typed last. */
    @Transactional(readOnly = true)
    EntryForm form(long id, Actor actor) {
        return drafts.open(access.own(id, actor));
    }

    /**
     * Keeps what was typed, valid or not.
     *
     * @return the version that is stored now
     * @throws DraftChangedException when another page has saved since
     */
    @Transactional
    long save(long id, EntryForm form, Actor actor) {
        Entry entry = access.ownToChange(id, actor);
        requireOpen(entry);
        keep(entry, form);
        return entry.draftVersion();
    }

    private void requireOpen(Entry entry) {
        String closed = window.closedFor(entry);
        if (closed != null) {
            throw new EntryRefusedException(closed);
        }
    }

    private void keep(Entry entry, EntryForm form) {
        if (form.version() != entry.draftVersion()) {
            throw new DraftChangedException();
        }
        String title = form.title().isEmpty() ? null : form.title();
        entry.save(drafts.seal(form), shortened(title), clock.instant());
    }

    private static String shortened(String title) {
        return title == null || title.length() <= EntryRules.LONGEST_TITLE
                ? title
                : title.substring(0, EntryRules.LONGEST_TITLE);
    }

    /** What keeps a form from being handed in; empty when nothing does. */
    @Transactional(readOnly = true)
    List<FieldProblem> problems(long id, EntryForm form, Actor actor) {
        Entry entry = access.own(id, actor);
        return problems(entry, form, filesOf(entry));
    }

    private List<FieldProblem> problems(Entry entry, EntryForm form, Map<FileRole, EntryFile> here) {
        return EntryRules.problems(trackOf(entry), form, asksWhose(entry), here.keySet(), today());
    }

    /** Whether the form says whose work it is: a participant's profile does for the own ones. */
    static boolean asksWhose(Entry entry) {
        return entry.source() == EntrySource.UNION && entry.ownerId() == null;
    }

    /**
     * Hands an entry in, or what was returned in again.
     *
     * @throws EntryRefusedException with everything that is wrong
     * @throws DraftChangedException as {@link #save}
     */
    @Transactional
    void handIn(long id, EntryForm form, Actor actor) {
        if (actor.isParticipant()) {
            once.hold(actor.participantId());
        }
        Entry entry = access.ownToChange(id, actor);
        requireOpen(entry);
        if (entry.ownerId() != null) {
            once.requireNoOther(entry.campaignId(), entry.track(), entry.ownerId(), id);
            if (entry.round() == 0) {
                once.requireNothingToClaim(entry.campaignId(), entry.track(), entry.ownerId(), id);
            }
        }
        Map<FileRole, EntryFile> here = filesOf(entry);
        List<FieldProblem> problems = problems(entry, form, here);
        if (!problems.isEmpty()) {
            throw new EntryRefusedException(problems);
        }
        String late = window.tooLate(entry, here.get(FileRole.CONTEST).begunAt());
        if (late != null) {
            throw new EntryRefusedException(late);
        }
        keep(entry, form);
        identify(entry, form);
        entry.fill(content(entry, form));
        boolean inGrace = entry.round() == 0 && window.isOver(entry);
        entry.handIn(inGrace, clock.instant());
        storeMembers(entry, form);
        history.note(entry, EntryEvent.Kind.HANDED_IN, actor.name(), "第 " + entry.round() + " 次");
        if (inGrace) {
            history.note(entry, EntryEvent.Kind.IN_GRACE, EntryHistory.SYSTEM, null);
        }
        events.publishEvent(new EntryHandedIn(entry.id(), entry.round()));
    }

    private void identify(Entry entry, EntryForm form) {
        if (entry.ownerId() != null) {
            Participant owner = participants.find(entry.ownerId()).orElseThrow();
            entry.ofUnit(owner.unitCode(), owner.unitName());
        } else if (entry.source() == EntrySource.UNION) {
            String phone = MobileNumber.plain(form.phone());
            entry.ofPerson(
                    personal.seal(EntryTable.NAME, form.name()),
                    personal.seal(EntryTable.PHONE, phone),
                    personal.phoneHash(phone));
            Optional<Unit> unit = unitNames.known(form.unit());
            entry.ofUnit(unit.map(Unit::code).orElse(entry.recommender()), form.unit());
        }
    }

    private Entry.Content content(Entry entry, EntryForm form) {
        Track track = trackOf(entry);
        ParticipantKind kind = EntryRules.kind(form.kind()).orElseThrow();
        boolean account = track.participants().ownAccount();
        boolean past = track.pastWork() != null;
        return new Entry.Content(
                form.title(),
                form.theme(),
                kind,
                kind == ParticipantKind.INDIVIDUAL ? null : form.groupName(),
                form.description().isEmpty() ? null : form.description(),
                track.work().originalityDeclared() ? Boolean.valueOf(form.original()) : null,
                track.work().madeWithin() == null
                        ? null
                        : EntryRules.date(form.madeOn()).orElseThrow(),
                account ? form.platform() : null,
                account ? personal.seal(EntryTable.ACCOUNT_NAME, form.accountName()) : null,
                account ? personal.seal(EntryTable.ACCOUNT_LINK, form.accountLink()) : null,
                account ? EntryRules.followers(form.followers()).orElseThrow() : null,
                past ? form.pastPlatform() : null,
                past ? form.pastForm() : null,
                past ? form.pastTheme() : null,
                past ? form.pastTitle() : null,
                past && !form.pastLink().isEmpty() ? personal.seal(EntryTable.PAST_LINK, form.pastLink()) : null,
                form.terms());
    }

    private void storeMembers(Entry entry, EntryForm form) {
        members.deleteByEntryId(entry.id());
        members.flush();
        boolean several =
                entry.entrantKind() == ParticipantKind.GROUP || entry.entrantKind() == ParticipantKind.READING_CLUB;
        List<MemberLine> lines = several ? form.members() : List.of();
        for (int at = 0; at < lines.size(); at++) {
            Sealed name = personal.seal(EntryTable.MEMBER, lines.get(at).name());
            members.save(new EntryMember(entry.id(), at + 1, name, lines.get(at).unit()));
        }
    }

    /**
     * Takes an entry out of the contest, or throws a draft away.
     *
     * @throws EntryRefusedException when it takes part no more
     */
    @Transactional
    void withdraw(long id, Actor actor) {
        Entry entry = access.ownToChange(id, actor);
        if (entry.state() == EntryState.DRAFT) {
            throwAway(entry);
            return;
        }
        if (!entry.state().isAlive()) {
            throw new EntryRefusedException("作品" + entry.state().label() + "，无须撤回。");
        }
        takeOut(entry, actor.name());
    }

    /** Ends a work's part in the contest because whoever entered it wants so. */
    void takeOut(Entry entry, String actor) {
        entry.end(EntryState.WITHDRAWN, null, clock.instant());
        history.note(entry, EntryEvent.Kind.WITHDRAWN, actor, null);
        events.publishEvent(new EntryWithdrawn(entry.id()));
        events.publishEvent(new EntryDecided(entry.id(), entry.round()));
    }

    /** Deletes a draft with its files. */
    void throwAway(Entry draft) {
        List<EntryFile> its = files.findByEntryIdOrderByRole(draft.id());
        files.deleteAll(its);
        entries.delete(draft);
        its.forEach(file -> removal.release(file.storageName()));
    }

    /** The files of an entry by what they are. */
    private Map<FileRole, EntryFile> filesOf(Entry entry) {
        return files.findByEntryIdOrderByRole(entry.id()).stream()
                .collect(Collectors.toMap(EntryFile::role, Function.identity()));
    }

    private Track trackOf(Entry entry) {
        return campaigns.definition(entry.campaignId()).track(entry.track());
    }

    private Optional<Track> track(long campaignId, String code) {
        return campaigns.definition(campaignId).tracks().stream()
                .filter(track -> track.code().equals(code))
                .findFirst();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadlines.ZONE);
    }
}
