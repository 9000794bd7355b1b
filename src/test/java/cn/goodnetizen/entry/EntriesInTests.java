package cn.goodnetizen.entry;

import cn.goodnetizen.media.FileStore;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.personal.PersonalData;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Participants and their entries, as the pages would make them. */
@TestComponent
@Transactional
public class EntriesInTests {

    static final List<String> RECITATION_TERMS = List.of("copyright", "no-dispute", "consent-of-filmed", "in-service");
    /** The whole check list of a recitation's first review. */
    static final List<String> RECITATION_CHECKS =
            List.of("direction", "theme", "healthy", "registration", "original", "limits", "no-marks");

    static final List<String> INFLUENCER_TERMS =
            List.of("copyright", "no-dispute", "consent-of-filmed", "original-work", "clean-record");

    private final EntryDesk desk;
    private final EntryUploads uploads;
    private final FileStore store;
    private final PersonalData personal;
    private final JdbcTemplate jdbc;
    private final CamundaClient engine;

    EntriesInTests(
            EntryDesk desk,
            EntryUploads uploads,
            FileStore store,
            PersonalData personal,
            JdbcTemplate jdbc,
            CamundaClient engine) {
        this.desk = desk;
        this.uploads = uploads;
        this.store = store;
        this.personal = personal;
        this.jdbc = jdbc;
        this.engine = engine;
    }

    /** Somebody of a unit who has proven the mailbox. The number makes phone and mailbox differ. */
    public ParticipantPrincipal participant(int number, String unitCode) {
        String phone = "1300000%04d".formatted(number);
        String mail = "entrant%d@union.example".formatted(number);
        jdbc.update(
                "INSERT INTO participants (person_name, unit_code, unit_name, phone, phone_hash, mail, mail_hash,"
                        + " password_hash, consent_version, consented_at, joined_at, version)"
                        + " SELECT ?, u.code, u.name, ?, ?, ?, ?, 'x', '1', NOW(6), NOW(6), 0 FROM units u"
                        + " WHERE u.code = ?",
                personal.seal("participants.person_name", "测试甲").stored(),
                personal.seal("participants.phone", phone).stored(),
                personal.phoneHash(phone),
                personal.seal("participants.mail", mail).stored(),
                personal.mailHash(mail),
                unitCode);
        Long id = jdbc.queryForObject(
                "SELECT id FROM participants WHERE phone_hash = ?", Long.class, personal.phoneHash(phone));
        return ParticipantPrincipal.of(Objects.requireNonNull(id), "测**");
    }

    /** A recitation with its video, not handed in yet. */
    public long recitation(ParticipantPrincipal of, Path video) {
        long id = desk.begin("recitation", Actor.of(of));
        upload(id, FileRole.CONTEST, video);
        return id;
    }

    public void upload(long entryId, FileRole role, Path file) {
        String subject = EntryUploads.subject(entryId, role);
        try (InputStream content = Files.newInputStream(file)) {
            uploads.take(
                    subject,
                    store.store(file.getFileName().toString(), content, uploads.intake(subject)),
                    "participant");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void handIn(long entryId, ParticipantPrincipal of) {
        Actor actor = Actor.of(of);
        desk.handIn(entryId, recitationForm(desk.form(entryId, actor).version()), actor);
    }

    /**
     * Lets the engine see to the timers that it has just written, before the clock jumps: a timer that is being planned
     * while it jumps is planned too late. What the engine answers, it answers after what it had to do before.
     */
    void settle() {
        for (int answer = 0; answer < 10; answer++) {
            engine.newPublishMessageCommand()
                    .messageName("nobody-waits-for-this")
                    .correlationKey("settled")
                    .timeToLive(Duration.ZERO)
                    .execute();
        }
    }

    /** Eight seconds of moving pictures that can be told from others. */
    static Path film(String name, String size, String... further) {
        List<String> all = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "mandelbrot=size=" + size + ":rate=10:start_scale=2:end_pts=80", "-t", "8"));
        all.addAll(List.of(further));
        all.addAll(List.of("-c:v", "libopenh264", "-pix_fmt", "yuv420p"));
        return TestMedia.made(name, all);
    }

    static EntryForm recitationForm(long version) {
        return new EntryForm(
                version,
                "",
                "",
                "",
                "湘江边的诗",
                "classics",
                "individual",
                "",
                List.of(),
                "朗诵一首诗",
                "false",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                RECITATION_TERMS);
    }

    static EntryForm influencerForm(long version, String followers) {
        return new EntryForm(
                version,
                "",
                "",
                "",
                "车间里的一天",
                "skills",
                "individual",
                "",
                List.of(),
                "",
                "",
                "",
                "douyin",
                "车间小记",
                "https://douyin.example/u/1",
                followers,
                "douyin",
                "短视频",
                "工作技能展示",
                "焊花",
                "https://douyin.example/v/1",
                INFLUENCER_TERMS);
    }
}
