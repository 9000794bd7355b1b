package cn.goodnetizen.bulletin;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a unit does with its own publicity records. */
@Component
class PublicityRecording {

    private final StoredPublicity publicity;
    private final BulletinSeason season;
    private final FileStore store;
    private final FileRemoval removal;
    private final Clock clock;

    PublicityRecording(
            StoredPublicity publicity, BulletinSeason season, FileStore store, FileRemoval removal, Clock clock) {
        this.publicity = publicity;
        this.season = season;
        this.store = store;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * Records a publication.
     *
     * @param form checked before
     * @param screenshot null where there is none
     * @throws BulletinRefusedException when the campaign does not run
     * @throws FileRefusedException in words for the user, when the screenshot is no picture or too large
     */
    @Transactional
    void record(String unitCode, PublicityForm form, @Nullable Screenshot screenshot) throws IOException {
        PublicityRecord record = new PublicityRecord(season.open().id(), unitCode, clock.instant());
        record.write(form, form.day().orElseThrow());
        show(record, screenshot);
        publicity.save(record);
    }

    /**
     * Changes a record.
     *
     * @throws BulletinRefusedException when a colleague has changed it since it was shown
     * @throws FileRefusedException as {@link #record}
     */
    @Transactional
    void change(long recordId, PublicityForm form, @Nullable Screenshot screenshot, boolean removeScreenshot)
            throws IOException {
        PublicityRecord record = publicity.lock(recordId).orElseThrow(BulletinAccess::notThere);
        if (!Objects.equals(form.version(), record.version())) {
            throw new BulletinRefusedException("state", "这条记录刚被本单位的同事修改过。请先复制好您填写的内容，再重新打开本页核对后保存。");
        }
        record.write(form, form.day().orElseThrow());
        if (removeScreenshot) {
            forgetScreenshot(record);
            record.removeScreenshot();
        }
        show(record, screenshot);
    }

    @Transactional
    void delete(long recordId) {
        publicity.lock(recordId).ifPresent(record -> {
            publicity.delete(record);
            forgetScreenshot(record);
        });
    }

    private void forgetScreenshot(PublicityRecord record) {
        if (record.hasScreenshot()) {
            removal.release(record.screenshotStorage());
        }
    }

    private void show(PublicityRecord record, @Nullable Screenshot screenshot) throws IOException {
        if (screenshot != null) {
            forgetScreenshot(record);
            record.show(store.store(screenshot.fileName(), screenshot.content(), NewsWriting.PICTURES));
        }
    }

    record Screenshot(String fileName, InputStream content) {}
}
