package cn.goodnetizen.entry;

import static io.camunda.process.test.api.CamundaAssert.assertThatProcessInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.media.FileRefusedException;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ProcessInstanceEvent;
import io.camunda.client.exception.BpmnError;
import io.camunda.client.exception.CamundaError;
import io.camunda.process.test.api.CamundaProcessTestContext;
import io.camunda.process.test.api.assertions.ProcessInstanceSelectors;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** The collection of a track on the real engine, with a moved clock. */
@ProcessTest
class CollectionProcessTest {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String TRACK = "recitation";

    @Autowired
    private CamundaClient client;

    @Autowired
    private CamundaProcessTestContext process;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private EntriesInTests works;

    @Autowired
    private EntryDesk desk;

    @Autowired
    private EntryUploads uploads;

    @Autowired
    private FirstReview review;

    @Autowired
    private Entries entries;

    @Autowired
    private RemindedDrafts reminded;

    private long campaignId;
    private ParticipantPrincipal entrant;

    @BeforeEach
    void publishedCampaign() {
        campaigns.clear();
        reminded.forget();
        campaignId = campaigns.publishedCampaign();
        at("2023-10-08T09:00:00+08:00");
        entrant = works.participant(1, "hn-edu-001");
    }

    @Test
    void aCollectionOpensRemindsClosesAndFreezesWhatIsAcceptedAtTheFirstReviewsEnd() {
        ProcessInstanceEvent collection = begin();
        awaitActive(collection, "Timer_Closes", "Timer_ReminderDue");
        long accepted = handedIn();
        decide(accepted, "accept");
        long draft = desk.begin(TRACK, Actor.of(entrant));

        at("2023-10-30T09:00:30+08:00");
        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(reminded.drafts()).contains(draft));
        assertThat(reminded.drafts()).doesNotContain(accepted);

        at("2023-11-01T00:00:01+08:00");
        awaitActive(collection, "Timer_GraceOver");
        assertThat(entries.get(accepted).frozenAt()).isNull();
        at("2023-11-01T02:00:05+08:00");
        awaitActive(collection, "Timer_FirstReviewEnds");
        assertThat(entries.get(accepted).frozenAt()).isNull();
        at("2023-11-06T00:00:01+08:00");

        awaitEnd(collection);
        assertThat(entries.get(accepted).frozenAt()).isNotNull();
        assertThat(entries.get(draft).frozenAt()).isNull();
    }

    @Test
    void aReviewersDelayTakesNothingFromTheEntrantButReturnsAreOver() {
        ProcessInstanceEvent collection = begin();
        awaitActive(collection, "Timer_Closes");
        long waiting = handedIn();
        await().atMost(LONGEST_WAIT).until(() -> entries.get(waiting).state() == EntryState.IN_REVIEW);
        at("2023-11-01T00:00:01+08:00");
        awaitActive(collection, "Timer_GraceOver");
        at("2023-11-01T02:00:05+08:00");
        awaitActive(collection, "Timer_FirstReviewEnds");
        at("2023-11-06T00:00:01+08:00");
        awaitEnd(collection);
        assertThat(entries.get(waiting).frozenAt()).isNull();

        assertThatThrownBy(() -> review.record(waiting, "return", "请重录", EntriesInTests.RECITATION_CHECKS))
                .isInstanceOf(CamundaError.class)
                .extracting(error -> ((BpmnError) error).getVariables().toString())
                .asString()
                .contains("修改期限已过");
        decide(waiting, "accept");

        assertThat(entries.get(waiting).frozenAt()).isNotNull();
    }

    @Test
    void aroundMidnightWhatBeganUploadingBeforeTheEndMayStillBeHandedInAndThisIsRecorded() {
        at("2023-10-31T23:59:58+08:00");
        long inTime = works.recitation(entrant, TestMedia.ordinary("recitation.mp4", "1920x1080", 1));
        long withoutVideo = desk.begin(TRACK, Actor.of(entrant));
        at("2023-11-01T00:00:01+08:00");

        works.handIn(inTime, entrant);
        assertThat(entries.get(inTime).inGrace()).isTrue();

        var signedIn = new UsernamePasswordAuthenticationToken(entrant, null, entrant.getAuthorities());
        assertThatThrownBy(() -> uploads.allows(signedIn, EntryUploads.subject(withoutVideo, FileRole.CONTEST)))
                .isInstanceOf(FileRefusedException.class)
                .hasMessageContaining("不能开始新的上传");
        works.upload(withoutVideo, FileRole.CONTEST, TestMedia.ordinary("late.mp4", "1920x1080", 1.5));
        assertThatThrownBy(() -> works.handIn(withoutVideo, entrant))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessageContaining("作品征集已于 10月31日 24:00 截止，参评视频在此之后才开始上传");
        assertThatThrownBy(() -> desk.begin(TRACK, Actor.of(entrant)))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessageContaining("截止");

        at("2023-11-01T02:00:01+08:00");
        assertThatThrownBy(() -> works.handIn(withoutVideo, entrant))
                .isInstanceOf(EntryRefusedException.class)
                .hasMessage("作品征集已于 10月31日 24:00 截止。");
    }

    private ProcessInstanceEvent begin() {
        return client.newCreateInstanceCommand()
                .bpmnProcessId("CollectionProcess")
                .latestVersion()
                .variables(Map.of(
                        "campaignId",
                        campaignId,
                        "track",
                        Map.of(
                                "track",
                                TRACK,
                                "opensAt",
                                "2023-04-03T00:00:00+08:00",
                                "closesAt",
                                "2023-11-01T00:00:00+08:00",
                                "firstReviewEndsAt",
                                "2023-11-06T00:00:00+08:00")))
                .send()
                .join();
    }

    private long handedIn() {
        long id = works.recitation(entrant, TestMedia.ordinary("recitation.mp4", "1920x1080", 1));
        works.handIn(id, entrant);
        return id;
    }

    /** As the engine's job does when the reviewer has answered. */
    private void decide(long id, String decision) {
        await().atMost(LONGEST_WAIT).until(() -> entries.get(id).state() == EntryState.IN_REVIEW);
        review.record(id, decision, null, EntriesInTests.RECITATION_CHECKS);
    }

    private void at(String moment) {
        works.settle();
        process.setTime(OffsetDateTime.parse(moment).toInstant());
    }

    private void awaitActive(ProcessInstanceEvent instance, String... elements) {
        assertThatProcessInstance(ProcessInstanceSelectors.byKey(instance.getProcessInstanceKey()))
                .hasActiveElements(elements);
    }

    private void awaitEnd(ProcessInstanceEvent instance) {
        assertThatProcessInstance(ProcessInstanceSelectors.byKey(instance.getProcessInstanceKey()))
                .isCompleted();
    }
}
