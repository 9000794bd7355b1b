package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Clause;
import cn.goodnetizen.campaign.CampaignDefinition.ParticipantKind;
import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.entry.EntryPage.ContentLine;
import cn.goodnetizen.entry.EntryPage.FileView;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.Thumbnails;
import cn.goodnetizen.media.WebVersions;
import cn.goodnetizen.organization.Organization;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.participant.Participants;
import cn.goodnetizen.wording.ChineseDates;
import cn.goodnetizen.wording.FileSizes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages of the own entries show. */
@Component
class EntryPages {

    private static final double MEGABYTE = 1024 * 1024;

    private final EntryAccess access;
    private final EntryDesk desk;
    private final EntryClaims claims;
    private final EntryFiles files;
    private final StoredFindings findings;
    private final EntryHistory history;
    private final SubmissionWindow window;
    private final EntryProperties properties;
    private final Campaigns campaigns;
    private final Participants participants;
    private final Organization organization;
    private final Thumbnails thumbnails;
    private final WebVersions webVersions;

    EntryPages(
            EntryAccess access,
            EntryDesk desk,
            EntryClaims claims,
            EntryFiles files,
            StoredFindings findings,
            EntryHistory history,
            SubmissionWindow window,
            EntryProperties properties,
            Campaigns campaigns,
            Participants participants,
            Organization organization,
            Thumbnails thumbnails,
            WebVersions webVersions) {
        this.access = access;
        this.desk = desk;
        this.claims = claims;
        this.files = files;
        this.findings = findings;
        this.history = history;
        this.window = window;
        this.properties = properties;
        this.campaigns = campaigns;
        this.participants = participants;
        this.organization = organization;
        this.thumbnails = thumbnails;
        this.webVersions = webVersions;
    }

    /** @throws UnknownEntryException when it is not the actor's own */
    @Transactional(readOnly = true)
    EntryPage page(long id, Actor actor) {
        Entry entry = access.own(id, actor);
        String address = actor.base() + "/" + id;
        Track track = trackOf(entry);
        return new EntryPage(
                id,
                actor.base(),
                track,
                entry.state(),
                entry.title(),
                entry.source().label(),
                actor.isParticipant() ? participants.find(actor.participantId()).orElseThrow() : null,
                EntryDesk.asksWhose(entry),
                window.closedFor(entry),
                next(entry),
                until(entry),
                entry.reason(),
                findings.findByEntryIdAndRoundOrderById(id, entry.round()).stream()
                        .map(EntryChecks.Finding::of)
                        .toList(),
                history.of(id).reversed().stream().map(EntryPages::line).toList(),
                files.findByEntryIdOrderByRole(id).stream()
                        .map(file -> view(file, address))
                        .collect(Collectors.toMap(FileView::role, Function.identity())),
                TrackWording.video(track, properties.largestFile()),
                entry.savedAt(),
                entry.handedInAt());
    }

    private Track trackOf(Entry entry) {
        return campaigns.definition(entry.campaignId()).track(entry.track());
    }

    private static EntryPage.HistoryLine line(EntryEvent event) {
        return new EntryPage.HistoryLine(event.kind().label(), event.actor(), event.detail(), event.happenedAt());
    }

    private FileView view(EntryFile file, String address) {
        boolean video = file.type().kind() == FileType.Kind.VIDEO;
        WebVersions.Standing standing = webVersions.standing(file.storageName()).orElse(null);
        return new FileView(
                file.role().code(),
                file.role().label(),
                file.id(),
                file.fileName(),
                file.type().label() + " · " + FileSizes.of(file.sizeBytes()) + " · "
                        + ChineseDates.moment(file.uploadedAt()) + " 上传",
                address + "/files/" + file.role().code(),
                video,
                file.type().kind() == FileType.Kind.PICTURE,
                (video ? thumbnails.poster(file.storageName()) : thumbnails.of(file.storageName())).isPresent(),
                standing == null ? null : wording(standing),
                standing != null
                        && (standing.state() == WebVersions.State.WAITING
                                || standing.state() == WebVersions.State.RUNNING));
    }

    @Nullable
    private static String wording(WebVersions.Standing standing) {
        return switch (standing.state()) {
            case WAITING -> "网页播放版本排队生成中；原文件已收好，不影响提交。";
            case RUNNING -> "正在生成网页播放版本：" + standing.percent() + "%；原文件已收好，不影响提交。";
            case FAILED -> "没有生成网页播放版本，浏览器可能播放不了；原文件已收好。";
            case READY, NOT_NEEDED -> null;
        };
    }

    private String next(Entry entry) {
        String closed = window.closedFor(entry);
        boolean open = closed == null;
        return switch (entry.state()) {
            case DRAFT -> open ? nextOfDraft(entry) : closed;
            case CHECKING -> "系统正在检测视频，一般几分钟内完成；您暂时无需操作。";
            case MENDING -> open ? "请按检测结果修改后重新提交。" : closed;
            case IN_REVIEW -> "由" + reviewer(entry) + "初审，您暂时无需操作。";
            case RETURNED -> open ? "请按退回原因修改后重新提交。" : closed;
            case ACCEPTED -> "已通过初审，进入评审；您暂时无需操作。";
            case REJECTED -> "未通过初审，不再参评。";
            case WITHDRAWN -> "已撤回，不再参评。";
            case DISQUALIFIED -> "已取消参赛资格。";
            case LAPSED -> "未在期限内修改，不再参评。";
        };
    }

    private String nextOfDraft(Entry entry) {
        return window.isOver(entry)
                ? "征集已截止。截止前开始上传的视频可以传完，请在 "
                        + ChineseDates.moment(window.of(entry.campaignId()).graceEnds()) + " 前提交。"
                : "填写完整、上传视频后，预览并提交。";
    }

    private String reviewer(Entry entry) {
        return entry.reviewerCode() == null
                ? "工会"
                : organization.unit(entry.reviewerCode()).name();
    }

    @Nullable
    private LocalDate until(Entry entry) {
        boolean inGrace = entry.state() == EntryState.DRAFT && window.isOver(entry);
        if (window.closedFor(entry) != null || inGrace) {
            return null;
        }
        var calendar = campaigns.definition(entry.campaignId()).calendar();
        return entry.state() == EntryState.DRAFT ? calendar.collectionClosesOn() : calendar.firstReviewEndsOn();
    }

    /** What is handed in, as it is read. */
    List<ContentLine> content(EntryPage page, EntryForm form) {
        Track track = page.track();
        List<ContentLine> lines = new ArrayList<>();
        if (page.asksWhose()) {
            lines.add(new ContentLine("姓名", form.name()));
            lines.add(new ContentLine("手机号", form.phone()));
            lines.add(new ContentLine("所在工会（或所在单位）", form.unit()));
        } else if (page.person() != null) {
            lines.add(new ContentLine(
                    "报名人", page.person().maskedName() + "，" + page.person().unitName()));
        }
        ParticipantKind kind = EntryRules.kind(form.kind()).orElse(ParticipantKind.INDIVIDUAL);
        lines.add(new ContentLine("参与方式", EntryRules.label(kind)));
        if (kind != ParticipantKind.INDIVIDUAL) {
            lines.add(new ContentLine(EntryRules.groupLabel(kind), form.groupName()));
        }
        if (kind == ParticipantKind.GROUP || kind == ParticipantKind.READING_CLUB) {
            lines.add(new ContentLine(
                    "其他成员",
                    form.members().stream()
                            .map(member -> member.name() + "（" + member.unit() + "）")
                            .collect(Collectors.joining("\n"))));
        }
        lines.add(new ContentLine("作品名称", form.title()));
        lines.add(new ContentLine("主题", TrackWording.theme(track, form.theme())));
        if (!form.description().isEmpty()) {
            lines.add(new ContentLine("作品简介", form.description()));
        }
        if (track.work().originalityDeclared()) {
            lines.add(new ContentLine("是否原创", "true".equals(form.original()) ? "原创" : "非原创"));
        }
        if (track.work().madeWithin() != null) {
            lines.add(new ContentLine(
                    "制作完成日期",
                    EntryRules.date(form.madeOn()).map(ChineseDates::day).orElse(form.madeOn())));
        }
        if (track.participants().ownAccount()) {
            lines.add(new ContentLine("账号", TrackWording.platform(track, form.platform()) + "：" + form.accountName()));
            lines.add(new ContentLine("账号主页链接", form.accountLink()));
            lines.add(new ContentLine("粉丝数", form.followers()));
        }
        if (track.pastWork() != null) {
            lines.add(new ContentLine("往期作品", form.pastTitle()));
            lines.add(new ContentLine("往期作品主题", form.pastTheme()));
            lines.add(new ContentLine(
                    "往期作品平台和形式", TrackWording.platform(track, form.pastPlatform()) + " · " + form.pastForm()));
            if (!form.pastLink().isEmpty()) {
                lines.add(new ContentLine("往期作品链接", form.pastLink()));
            }
        }
        return List.copyOf(lines);
    }

    /** The terms that stand ticked in the form. */
    static List<String> accepted(Track track, EntryForm form) {
        return EntryTerms.of(track).stream()
                .filter(term -> form.terms().contains(term.code()))
                .map(Clause::text)
                .toList();
    }

    @Transactional(readOnly = true)
    List<EntryLine> own(Actor actor) {
        return desk.own(actor).stream().map(entry -> line(entry, actor)).toList();
    }

    @Transactional(readOnly = true)
    List<EntryLine> claimable(Actor actor) {
        return claims.claimable(actor).stream().map(entry -> line(entry, actor)).toList();
    }

    private EntryLine line(Entry entry, Actor actor) {
        boolean own = actor.owns(entry);
        return new EntryLine(
                entry.id(),
                own ? actor.base() + "/" + entry.id() : null,
                entry.title() == null ? "未命名" : entry.title(),
                trackOf(entry).name(),
                entry.state(),
                own && window.closedFor(entry) == null,
                own || actor.isParticipant() ? next(entry) : "已由本人认领，以后由本人办理。",
                own ? until(entry) : null,
                entry.recommender() == null
                        ? entry.source().label()
                        : organization.unit(entry.recommender()).name() + "推荐",
                claim(entry, actor));
    }

    @Nullable
    private String claim(Entry entry, Actor actor) {
        if (entry.claimantId() == null) {
            return null;
        }
        if (actor.isParticipant()) {
            return entry.claimantId().equals(actor.participantId())
                    ? "已申请认领，等待" + claims.confirmer(entry) + "确认"
                    : null;
        }
        return "有人申请认领，请确认是不是本人";
    }

    /** The tracks of the running campaign; none while there is none. */
    @Transactional(readOnly = true)
    List<TrackCard> tracks(Actor actor) {
        return campaigns.running().stream()
                .flatMap(campaign -> campaigns.definition(campaign.id()).tracks().stream()
                        .map(track -> card(campaign, track, actor)))
                .toList();
    }

    private TrackCard card(CampaignInfo campaign, Track track, Actor actor) {
        var calendar = campaigns.definition(campaign.id()).calendar();
        return new TrackCard(
                track,
                ChineseDates.day(calendar.collectionOpensOn()) + "至"
                        + ChineseDates.dayOfYear(calendar.collectionClosesOn()),
                calendar.collectionClosesOn(),
                TrackWording.video(track, properties.largestFile()),
                closed(campaign, track, actor));
    }

    @Nullable
    private String closed(CampaignInfo campaign, Track track, Actor actor) {
        String closed = window.closedFor(campaign, track.code(), actor);
        boolean once = actor.isParticipant() && !track.participants().severalWorks();
        if (closed == null
                && once
                && desk.own(actor).stream()
                        .anyMatch(entry -> entry.campaignId() == campaign.id()
                                && entry.track().equals(track.code())
                                && (entry.state() == EntryState.DRAFT
                                        || entry.state().isAlive()))) {
            return "每人报名一次，您已有一份，请在“我的作品”里继续。";
        }
        return closed;
    }

    /** The names of units that a form offers: of all, or of the union's own members. */
    List<String> units(Actor actor) {
        return organization.all().stream()
                .filter(unit -> !unit.dissolved())
                .filter(unit -> actor.isParticipant() || organization.isSameOrBelow(unit.code(), actor.unitCode()))
                .map(Unit::name)
                .toList();
    }

    /**
     * @param address null for what the reader may not open
     * @param open whether its entrant can write in it now
     * @param from who brought it
     * @param claim what the reader is to know of a claim that waits
     */
    record EntryLine(
            long id,
            @Nullable String address,
            String title,
            String track,
            EntryState state,
            boolean open,
            String next,
            @Nullable LocalDate until,
            String from,
            @Nullable String claim) {}

    /** @param closed why nothing can begin; null when something can */
    record TrackCard(
            Track track,
            String period,
            LocalDate closesOn,
            List<String> videoRules,
            @Nullable String closed) {}
}
