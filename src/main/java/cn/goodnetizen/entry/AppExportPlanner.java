package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.entry.AppExportPlan.Kind;
import cn.goodnetizen.entry.AppExportPlan.Outcome;
import cn.goodnetizen.entry.AppExportRow.Problem;
import cn.goodnetizen.entry.AppExportWorks.Work;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.organization.Unit;
import cn.goodnetizen.organization.UnitNames;
import cn.goodnetizen.personal.PersonalData;
import cn.goodnetizen.wording.ChineseDates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what becomes of each row of an export: the same decisions for the dry run, which shows them, and for the import,
 * which makes them again and carries them out.
 */
@Component
class AppExportPlanner {

    private static final int AT_ONCE = 500;

    private final AppExportEntries apps;
    private final Entries entries;
    private final EntryFiles files;
    private final EntryUploads uploads;
    private final TrackCollections collections;
    private final Campaigns campaigns;
    private final UnitNames units;
    private final PersonalData personal;

    AppExportPlanner(
            AppExportEntries apps,
            Entries entries,
            EntryFiles files,
            EntryUploads uploads,
            TrackCollections collections,
            Campaigns campaigns,
            UnitNames units,
            PersonalData personal) {
        this.apps = apps;
        this.entries = entries;
        this.files = files;
        this.uploads = uploads;
        this.collections = collections;
        this.campaigns = campaigns;
        this.units = units;
        this.personal = personal;
    }

    /** The rows of a table as the campaign understands them. */
    List<AppExportRow> understand(long campaignId, List<AppExportTable.Line> lines) {
        List<Track> tracks = campaigns.definition(campaignId).tracks();
        return lines.stream().map(line -> AppExportRow.of(line, tracks)).toList();
    }

    @Transactional(readOnly = true)
    AppExportPlan plan(long campaignId, List<AppExportRow> rows, AppExportWorks works) {
        return new AppExportPlan(new Planning(campaignId, rows, works).plan());
    }

    /** What is known before the first row is decided on, asked for many rows at once. */
    private final class Planning {

        private final long campaignId;
        private final List<AppExportRow> rows;
        private final AppExportWorks works;
        private final Map<AppExportRow, AppExportKey> keys = new HashMap<>();
        private final Map<AppExportRow, List<Work>> named = new HashMap<>();
        private final Map<String, AppExportEntry> byKey;
        private final Map<String, List<AppExportEntry>> byContent;
        private final Map<Long, Entry> known;
        private final Map<String, List<EntryFile>> sameFiles;
        private final Map<Long, Entry> theirEntries;
        private final Map<String, Unit> unitsByName;
        private final Map<String, String> frozen;
        private final Set<String> taken = new HashSet<>();
        private final Map<String, String> places = new HashMap<>();
        private final Map<String, String> placesOfFiles = new HashMap<>();

        private Planning(long campaignId, List<AppExportRow> rows, AppExportWorks works) {
            this.campaignId = campaignId;
            this.rows = rows;
            this.works = works;
            for (AppExportRow row : rows) {
                if (row.problems().isEmpty()) {
                    keys.put(row, AppExportKey.of(row, personal));
                }
                if (row.file() != null) {
                    named.put(row, works.find(row.file()));
                }
            }
            byKey = inParts(
                            keys.values().stream().map(AppExportKey::app).collect(Collectors.toSet()),
                            part -> apps.findByCampaignIdAndAppKeyIn(campaignId, part))
                    .stream()
                    .collect(Collectors.toMap(AppExportEntry::appKey, Function.identity()));
            byContent = inParts(
                            keys.values().stream().map(AppExportKey::content).collect(Collectors.toSet()),
                            part -> apps.findByCampaignIdAndContentKeyIn(campaignId, part))
                    .stream()
                    .collect(Collectors.groupingBy(AppExportEntry::contentKey));
            Set<Long> ids = new HashSet<>();
            byKey.values().forEach(app -> ids.add(app.entryId()));
            byContent.values().forEach(same -> same.forEach(app -> ids.add(app.entryId())));
            known = entriesBy(ids);
            sameFiles = inParts(
                            named.values().stream()
                                    .flatMap(List::stream)
                                    .map(Work::sha256)
                                    .collect(Collectors.toSet()),
                            files::findBySha256In)
                    .stream()
                    .collect(Collectors.groupingBy(EntryFile::sha256));
            theirEntries = entriesBy(sameFiles.values().stream()
                    .flatMap(List::stream)
                    .map(EntryFile::entryId)
                    .collect(Collectors.toSet()));
            unitsByName = units.known(rows.stream().map(AppExportRow::unit).collect(Collectors.toSet()));
            frozen = frozenTracks();
        }

        private Map<Long, Entry> entriesBy(Collection<Long> ids) {
            Set<Long> there = ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
            return inParts(there, entries::findAllById).stream()
                    .collect(Collectors.toMap(Entry::id, Function.identity()));
        }

        private Map<String, String> frozenTracks() {
            Map<String, String> since = new HashMap<>();
            for (Track track : campaigns.definition(campaignId).tracks()) {
                collections
                        .findByCampaignIdAndTrack(campaignId, track.code())
                        .map(TrackCollection::frozenAt)
                        .ifPresent(moment -> since.put(
                                track.code(), "“" + track.name() + "”的评审作品库已于 " + ChineseDates.moment(moment) + " 确定"));
            }
            return since;
        }

        private List<Outcome> plan() {
            return rows.stream().map(this::outcome).toList();
        }

        private Outcome outcome(AppExportRow row) {
            List<Problem> problems = new ArrayList<>(row.problems());
            AppExportKey key = keys.get(row);
            if (key == null) {
                return new Outcome(row, Kind.WRONG, null, null, null, problems, List.of(), List.of());
            }
            String before = places.putIfAbsent(key.app(), row.place());
            if (before != null) {
                problems.add(new Problem(
                        key.isNumber() ? AppExportColumn.APP_ID.label() : AppExportColumn.TITLE.label(),
                        "与" + before + "是同一件作品" + (key.isNumber() ? "（作品编号“" + row.appId() + "”）" : "（赛道、手机号和作品名称相同）")
                                + "，只导入前一行"));
                return new Outcome(row, Kind.WRONG, null, null, null, problems, List.of(), List.of());
            }
            AppExportEntry app = earlier(key);
            return app == null ? added(row, problems) : again(row, key, app, problems);
        }

        /** The work as an earlier export brought it, with its number or without; each is of one row only. */
        @Nullable
        private AppExportEntry earlier(AppExportKey key) {
            AppExportEntry same = byKey.get(key.app());
            AppExportEntry found = same != null
                    ? same
                    : byContent.getOrDefault(key.content(), List.of()).stream()
                            .filter(app -> !key.isNumber() || !AppExportKey.isNumber(app.appKey()))
                            .filter(app -> !taken.contains(app.appKey()))
                            .findFirst()
                            .orElse(null);
            if (found != null) {
                taken.add(found.appKey());
            }
            return found;
        }

        private Outcome added(AppExportRow row, List<Problem> problems) {
            List<String> warnings = new ArrayList<>();
            Work work = work(row, null, problems, warnings);
            if (frozen.containsKey(row.track())) {
                problems.add(new Problem(AppExportColumn.SUB_TOPIC.label(), frozen.get(row.track()) + "，不能再增加作品"));
            }
            Unit unit = unitsByName.get(row.unit());
            if (unit == null) {
                warnings.add(row.unit().isEmpty() ? "没有填写单位，由主办方初审" : "单位“" + row.unit() + "”不在组织数据里，按填写的文字保存，由主办方初审");
            }
            Kind kind = problems.isEmpty() ? work == null ? Kind.DRAFT : Kind.HANDED_IN : Kind.WRONG;
            return new Outcome(row, kind, null, work, unit == null ? null : unit.code(), problems, List.of(), warnings);
        }

        private Outcome again(AppExportRow row, AppExportKey key, AppExportEntry app, List<Problem> problems) {
            List<String> changes = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            Entry entry = known.get(app.entryId());
            if (entry == null) {
                warnings.add("以前导入过，本人已删除，不再导入");
                return new Outcome(row, Kind.UNCHANGED, app, null, null, problems, changes, warnings);
            }
            if (key.isNumber() && !AppExportKey.isNumber(app.appKey())) {
                changes.add("作品编号：无 → " + row.appId());
            }
            change("播放量", app.plays(), row.plays(), changes);
            change("点赞量", app.likes(), row.likes(), changes);
            Work work = null;
            if (awaitsItsFile(entry, row)) {
                work = work(row, entry, problems, warnings);
                if (work != null) {
                    changes.add("补上作品文件“" + work.name() + "”并提交");
                }
            }
            Kind kind = !problems.isEmpty() ? Kind.WRONG : changes.isEmpty() ? Kind.UNCHANGED : Kind.CHANGED;
            return new Outcome(row, kind, app, work, null, problems, changes, warnings);
        }

        /** A draft of which the app gave only a link, as long as its person has not taken it over. */
        private boolean awaitsItsFile(Entry entry, AppExportRow row) {
            return row.file() != null
                    && entry.state() == EntryState.DRAFT
                    && entry.ownerId() == null
                    && !frozen.containsKey(entry.track());
        }

        private static void change(String what, @Nullable Long before, @Nullable Long now, List<String> changes) {
            if (now != null && !now.equals(before)) {
                changes.add(what + "：" + (before == null ? "无" : before) + " → " + now);
            }
        }

        @Nullable
        private Work work(AppExportRow row, @Nullable Entry own, List<Problem> problems, List<String> warnings) {
            if (row.file() == null) {
                return null;
            }
            List<Work> found = named.get(row);
            if (found.isEmpty()) {
                warnings.add("没有找到文件“" + row.file() + "”，暂不提交；补齐文件后可以再导入一次");
                return null;
            }
            if (found.size() > 1) {
                problems.add(new Problem(
                        AppExportColumn.FILE.label(),
                        "“" + row.file() + "”有 " + found.size() + " 个（"
                                + String.join(
                                        "、", found.stream().map(Work::path).toList()) + "），请写明文件夹"));
                return null;
            }
            Work work = found.getFirst();
            check(work, row, problems);
            same(work, row, own, warnings);
            return work;
        }

        private void check(Work work, AppExportRow row, List<Problem> problems) {
            FileIntake intake =
                    uploads.contestIntake(campaigns.definition(campaignId).track(row.track()));
            if (work.sizeBytes() == 0) {
                problems.add(new Problem(AppExportColumn.FILE.label(), "“" + work.path() + "”是空的（0 字节）"));
            } else if (work.sizeBytes() > intake.largest().toBytes()) {
                problems.add(new Problem(
                        AppExportColumn.FILE.label(),
                        "“" + work.path() + "”有 " + (work.sizeBytes() >> 20) + " MB，超过 "
                                + intake.largest().toMegabytes() + " MB 的上限"));
            } else if (work.type() == null || !intake.types().contains(work.type())) {
                problems.add(new Problem(
                        AppExportColumn.FILE.label(),
                        "“" + work.path() + "”"
                                + (work.type() == null
                                        ? "不是视频"
                                        : "是 " + work.type().label()) + "，可接受：" + FileType.labels(intake.types())));
            }
        }

        /** The same content may be entered by right, as a work in two tracks; people look at it. */
        private void same(Work work, AppExportRow row, @Nullable Entry own, List<String> warnings) {
            sameFiles.getOrDefault(work.sha256(), List.of()).stream()
                    .map(file -> theirEntries.get(file.entryId()))
                    .filter(entry -> entry.campaignId() == campaignId && entry != own)
                    .findFirst()
                    .ifPresent(entry -> warnings.add("相同的视频已经参赛：第 " + entry.id() + " 号作品"
                            + Optional.ofNullable(entry.title())
                                    .map(title -> "“" + title + "”")
                                    .orElse("")));
            String before = placesOfFiles.putIfAbsent(work.sha256(), row.place());
            if (before != null) {
                warnings.add("与" + before + "的视频相同");
            }
        }
    }

    private static <K, V> List<V> inParts(Collection<K> keys, Function<List<K>, List<V>> ask) {
        List<K> all = List.copyOf(keys);
        List<V> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(ask.apply(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
        return found;
    }
}
