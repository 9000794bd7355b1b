package cn.goodnetizen.entry;

import cn.goodnetizen.campaign.CampaignDefinition.Track;
import cn.goodnetizen.campaign.Campaigns;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.media.UploadIntake;
import cn.goodnetizen.media.UploadPurpose;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * The files of entries: {@code 12-contest} and {@code 12-past}. A new one takes the place of the one before. Which formats
 * a track wants is for the decision table to say, beside everything else that is wrong with a video; here only what no
 * track could want is refused.
 */
@Component
class EntryUploads implements UploadPurpose {

    static final String PURPOSE = "entry-file";

    private static final Set<FileType> VIDEOS = Arrays.stream(FileType.values())
            .filter(type -> type.kind() == FileType.Kind.VIDEO)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(FileType.class)));

    private static final Set<FileType> PAST_WORKS = pastWorks();

    private final Entries entries;
    private final EntryFiles files;
    private final EntryAccess access;
    private final SameWorks sameWorks;
    private final SubmissionWindow window;
    private final Campaigns campaigns;
    private final FileRemoval removal;
    private final ObjectProvider<UploadIntake> intake;
    private final EntryProperties properties;
    private final Clock clock;

    /** @param intake asked for late: it knows all purposes, and so this one */
    EntryUploads(
            Entries entries,
            EntryFiles files,
            EntryAccess access,
            SameWorks sameWorks,
            SubmissionWindow window,
            Campaigns campaigns,
            FileRemoval removal,
            ObjectProvider<UploadIntake> intake,
            EntryProperties properties,
            Clock clock) {
        this.entries = entries;
        this.files = files;
        this.access = access;
        this.sameWorks = sameWorks;
        this.window = window;
        this.campaigns = campaigns;
        this.removal = removal;
        this.intake = intake;
        this.properties = properties;
        this.clock = clock;
    }

    private static Set<FileType> pastWorks() {
        Set<FileType> types = EnumSet.copyOf(VIDEOS);
        types.addAll(EnumSet.of(FileType.JPEG, FileType.PNG, FileType.PDF, FileType.DOCX));
        return types;
    }

    /** What an upload belongs to, as the page names it. */
    static String subject(long entryId, FileRole role) {
        return entryId + "-" + role.code();
    }

    @Override
    public String name() {
        return PURPOSE;
    }

    @Override
    public boolean allows(Authentication account, String subject) {
        Optional<Subject> named = Subject.of(subject);
        if (named.isEmpty()) {
            return false;
        }
        try {
            Entry entry = access.own(named.get().entryId(), Actor.of(account));
            requireWanted(entry, named.get().role());
            String closed = window.closedFor(entry);
            if (closed != null) {
                throw new FileRefusedException(closed);
            }
            if (entry.state() == EntryState.DRAFT && window.isOver(entry)) {
                throw new FileRefusedException("作品征集已截止，截止前开始的上传可以传完，现在不能开始新的上传。");
            }
            return true;
        } catch (UnknownEntryException | AccessDeniedException notTheirs) {
            return false;
        }
    }

    private void requireWanted(Entry entry, FileRole role) {
        if (role == FileRole.PAST && track(entry).pastWork() == null) {
            throw new UnknownEntryException(entry.id());
        }
    }

    @Override
    public FileIntake intake(String subject) {
        Subject named = Subject.of(subject).orElseThrow();
        return named.role() == FileRole.PAST
                ? new FileIntake(PAST_WORKS, properties.largestFile())
                : contestIntake(track(entries.get(named.entryId())));
    }

    /** What may be the contest video of a track. */
    FileIntake contestIntake(Track track) {
        return new FileIntake(VIDEOS, largest(track));
    }

    private DataSize largest(Track track) {
        Integer megabytes = track.work().maxMegabytes();
        return megabytes == null ? properties.largestFile() : DataSize.ofMegabytes(megabytes);
    }

    @Override
    @Transactional
    public boolean take(String subject, FileStore.Stored file, String accountName) {
        Subject named = Subject.of(subject).orElseThrow();
        Entry entry = entries.lock(named.entryId())
                .orElseThrow(() -> new FileRefusedException("文件“" + file.displayName() + "”没有收下：这份作品已被删除。"));
        String closed = window.closedFor(entry);
        if (closed != null) {
            throw new FileRefusedException("文件“" + file.displayName() + "”没有收下：" + closed);
        }
        if (named.role() == FileRole.CONTEST) {
            requireNew(entry, file);
        }
        Optional<EntryFile> before = files.findByEntryIdAndRole(entry.id(), named.role());
        if (before.filter(same -> same.sha256().equals(file.sha256())).isPresent()) {
            return before.get().storageName().equals(file.storageName());
        }
        Instant now = clock.instant();
        before.ifPresent(old -> {
            files.delete(old);
            files.flush();
            removal.release(old.storageName());
        });
        Instant begun = intake.getObject().begunAt(file.storageName()).orElse(now);
        files.save(new EntryFile(entry.id(), named.role(), file, begun, now));
        return true;
    }

    private void requireNew(Entry entry, FileStore.Stored file) {
        sameWorks.ownInTrack(entry, file.sha256()).ifPresent(earlier -> {
            throw new FileRefusedException("文件“" + file.displayName() + "”没有收下：您的作品“"
                    + (earlier.title() == null ? "未命名" : earlier.title()) + "”（编号 " + earlier.id() + "，"
                    + earlier.state().label() + "）已有同一个视频，同一作品在一个赛道只能报一次。");
        });
    }

    private Track track(Entry entry) {
        return campaigns.definition(entry.campaignId()).track(entry.track());
    }

    private record Subject(long entryId, FileRole role) {

        static Optional<Subject> of(String text) {
            int hyphen = text.indexOf('-');
            return text.matches("\\d{1,18}-[a-z]+")
                    ? FileRole.of(text.substring(hyphen + 1))
                            .map(role -> new Subject(Long.parseLong(text.substring(0, hyphen)), role))
                    : Optional.empty();
        }
    }
}
