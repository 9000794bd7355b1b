package cn.goodnetizen.bulletin;

import cn.goodnetizen.campaign.CampaignInfo;
import cn.goodnetizen.media.FileIntake;
import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.FileRemoval;
import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.FileType;
import cn.goodnetizen.organization.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** What a unit does with its own news: write, illustrate, send, recall. */
@Component
class NewsWriting {

    static final int MOST_PICTURES = 9;
    static final int LONGEST_CAPTION = 60;
    static final FileIntake PICTURES = new FileIntake(Set.of(FileType.JPEG, FileType.PNG), DataSize.ofMegabytes(10));

    private final StoredNews news;
    private final StoredPictures pictures;
    private final NewsArrivals arrivals;
    private final BulletinSeason season;
    private final FileStore store;
    private final FileRemoval removal;
    private final Clock clock;

    NewsWriting(
            StoredNews news,
            StoredPictures pictures,
            NewsArrivals arrivals,
            BulletinSeason season,
            FileStore store,
            FileRemoval removal,
            Clock clock) {
        this.news = news;
        this.pictures = pictures;
        this.arrivals = arrivals;
        this.season = season;
        this.store = store;
        this.removal = removal;
        this.clock = clock;
    }

    /**
     * Begins a draft.
     *
     * @param form checked before
     * @throws BulletinRefusedException in words for the user, when the campaign does not run
     */
    @Transactional
    long draft(String unitCode, NewsForm form) {
        CampaignInfo campaign = season.open();
        News draft = new News(campaign.id(), unitCode, clock.instant());
        draft.write(form.title(), form.body(), form.day().orElseThrow());
        return news.save(draft).id();
    }

    /**
     * Keeps what was typed.
     *
     * @param captions by picture; a picture that is not named keeps its own
     * @throws BulletinRefusedException when it is sent already, or a colleague has changed it since it was shown
     */
    @Transactional
    void save(long newsId, NewsForm form, Map<Long, String> captions) {
        News draft = editable(newsId);
        if (!Objects.equals(form.version(), draft.version())) {
            throw new BulletinRefusedException("state", "这条信息刚被本单位的同事修改过。请先复制好您填写的内容，再重新打开本页核对后保存。");
        }
        draft.write(form.title(), form.body(), form.day().orElseThrow());
        for (NewsPicture picture : pictures.findByNewsIdOrderById(newsId)) {
            String caption = captions.get(picture.id());
            if (caption != null) {
                picture.caption(caption);
            }
        }
    }

    /**
     * Adds a picture; the same one a second time changes nothing.
     *
     * @throws FileRefusedException in words for the user, when it is no picture, too large, or one too many
     */
    @Transactional
    void addPicture(long newsId, String fileName, InputStream content) throws IOException {
        editable(newsId);
        if (pictures.countByNewsId(newsId) >= MOST_PICTURES) {
            throw new FileRefusedException("图片最多 " + MOST_PICTURES + " 张，“" + fileName + "”没有加入。");
        }
        FileStore.Stored stored = store.store(fileName, content, PICTURES);
        if (!pictures.existsByNewsIdAndSha256(newsId, stored.sha256())) {
            pictures.save(new NewsPicture(newsId, stored, clock.instant()));
        } else {
            removal.release(stored.storageName());
        }
    }

    @Transactional
    void removePicture(long newsId, long pictureId) {
        editable(newsId);
        pictures.findByIdAndNewsId(pictureId, newsId).ifPresent(this::remove);
    }

    private void remove(NewsPicture picture) {
        pictures.delete(picture);
        removal.release(picture.storageName());
    }

    @Transactional
    void delete(long newsId) {
        News draft = editable(newsId);
        pictures.findByNewsIdOrderById(newsId).forEach(this::remove);
        news.delete(draft);
    }

    /**
     * Sends a draft to the superior.
     *
     * @return who has it now
     * @throws BulletinRefusedException in words for the user
     */
    @Transactional
    Unit send(long newsId) {
        News draft = editable(newsId);
        season.open();
        Unit receiver = season.next(draft.unitCode(), draft.campaignId())
                .orElseThrow(() -> new BulletinRefusedException("state", "本单位是活动主办单位，没有上级可报送。"));
        draft.send(clock.instant());
        arrivals.save(new NewsArrival(newsId, receiver.code(), draft.unitCode(), clock.instant()));
        return receiver;
    }

    /**
     * Takes news back that nobody has received yet; it is a draft again.
     *
     * @throws BulletinRefusedException when the superior was quicker
     */
    @Transactional
    void recall(long newsId) {
        News sent = news.lock(newsId).orElseThrow(BulletinAccess::notThere);
        if (sent.state() == NewsState.DRAFT) {
            return;
        }
        if (sent.state() != NewsState.SENT) {
            throw new BulletinRefusedException("state", "上级已经收到这条信息，不能再撤回。");
        }
        arrivals.deleteByNewsId(newsId);
        sent.recall();
    }

    private News editable(long newsId) {
        News draft = news.lock(newsId).orElseThrow(BulletinAccess::notThere);
        if (draft.state() != NewsState.DRAFT) {
            throw new BulletinRefusedException("state", "这条信息已经报送，不能再修改；上级收到之前可以先撤回。");
        }
        return draft;
    }
}
