package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.organization.Closings;
import cn.goodnetizen.organization.OrganizationSnapshot;
import cn.goodnetizen.participant.ParticipantPrincipal;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import io.camunda.client.api.search.response.Variable;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An entry on the real engine: probe, decision, first review, correction, and every way out. */
@ProcessTest
class EntryProcessTest {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final AccountPrincipal ORGANISER = AccountPrincipal.of("hn", "hn", "hn", Role.ORGANISER);
    private static final String REVIEW = "Task_ReviewEntry";

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
    private Entries entries;

    @Autowired
    private EntryReviews reviews;

    @Autowired
    private StoredFindings findings;

    @Autowired
    private EntryEvents events;

    @Autowired
    private OfficeEntry office;

    @Autowired
    private Closings closings;

    @Autowired
    private OrganizationSnapshot organization;

    private ParticipantPrincipal entrant;

    @AfterEach
    void putUnitsBack() {
        organization.restore(campaigns::clear);
    }

    @BeforeEach
    void publishedCampaign() {
        campaigns.clear();
        organization.take();
        campaigns.publishedCampaign();
        at("2023-10-08T09:00:00+08:00");
        entrant = works.participant(1, "hn-edu-001");
    }

    @Test
    void aWorkWithinTheLimitsIsReviewedByTheUnionAboveAndAccepted() {
        long id = handedIn(sound());

        UserTask task = task(id);
        assertThat(task.getCandidateGroups()).containsExactly("hn-edu");
        assertThat(task.getAssignee()).isEqualTo("hn-edu");
        assertThat(variable(id, "review"))
                .contains("湘江边的诗", "经典传诵", "个人　测*", "符合规格", "申报为非原创", "/entries/" + id)
                .doesNotContain("测试甲", "13000000001");
        assertThat(variable(id, "questions")).contains("\"width\":1920").doesNotContain("测试");

        complete(id, Map.of("decision", "accept", "checks", EntriesInTests.RECITATION_CHECKS));

        awaitState(id, EntryState.ACCEPTED);
        assertThat(reviews.findByEntryIdAndRound(id, 1).orElseThrow().checks())
                .isEqualTo(EntriesInTests.RECITATION_CHECKS);
        assertThat(kinds(id))
                .containsExactly(EntryEvent.Kind.HANDED_IN, EntryEvent.Kind.TO_REVIEW, EntryEvent.Kind.ACCEPTED);
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(campaigns.lettersToParticipant(entrant.id()))
                .containsExactly("ENTRY_HANDED_IN handed-in-1", "ENTRY_ACCEPTED accepted-1"));
    }

    @Test
    void aPictureTooSmallGoesBackBeforeAnybodyLooksAtItAndComesInWhenItIsMended() {
        long id = handedIn(TestMedia.ordinary("small-recitation.mp4", "640x360", 1));

        awaitState(id, EntryState.MENDING);
        assertThat(findings.findByEntryIdAndRoundOrderById(id, 1))
                .extracting(StoredFinding::what)
                .containsExactly("分辨率 640×360，低于 1920×1080");
        assertThat(tasks(id)).isEmpty();

        works.upload(id, FileRole.CONTEST, sound());
        works.handIn(id, entrant);

        task(id);
        assertThat(findings.findByEntryIdAndRoundOrderById(id, 2)).isEmpty();
        assertThat(entries.get(id).round()).isEqualTo(2);
    }

    @Test
    void aReturnedWorkIsCorrectedAndReviewedAgain() {
        long id = handedIn(sound());
        complete(id, Map.of("decision", "return", "reason", "请补充朗诵者姓名字幕"));
        awaitState(id, EntryState.RETURNED);
        assertThat(entries.get(id).reason()).isEqualTo("请补充朗诵者姓名字幕");

        works.handIn(id, entrant);
        complete(id, Map.of("decision", "accept", "checks", EntriesInTests.RECITATION_CHECKS));

        awaitState(id, EntryState.ACCEPTED);
        assertThat(entries.get(id).reason()).isNull();
        assertThat(reviews.findByEntryIdOrderByRound(id))
                .extracting(EntryReview::outcome)
                .containsExactly(EntryReview.Outcome.RETURNED, EntryReview.Outcome.ACCEPTED);
    }

    @Test
    void whatIsNotCorrectedUntilTheFirstReviewsEndLapses() {
        long id = handedIn(sound());
        complete(id, Map.of("decision", "return", "reason", "请补充朗诵者姓名字幕"));
        awaitState(id, EntryState.RETURNED);
        awaitActive(id, "Gateway_Correction");

        at("2023-11-05T23:59:00+08:00");
        assertThat(entries.get(id).state()).isEqualTo(EntryState.RETURNED);
        at("2023-11-06T00:00:01+08:00");

        awaitState(id, EntryState.LAPSED);
    }

    @Test
    void aRejectedWorkIsOver() {
        long id = handedIn(sound());
        complete(id, Map.of("decision", "reject", "reason", "内容与主题无关"));

        awaitState(id, EntryState.REJECTED);
        awaitEnd(id);
    }

    @Test
    void passingWithAPointLeftOpenNeedsAReason() {
        long id = handedIn(sound());
        complete(id, Map.of("decision", "accept", "checks", List.of("direction")));

        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(variable(id, "reviewProblem")).contains("有核对项没有勾选"));
        assertThat(entries.get(id).state()).isEqualTo(EntryState.IN_REVIEW);

        complete(id, Map.of("decision", "accept", "checks", List.of("direction"), "acceptReason", "其余各项电话核实"));
        awaitState(id, EntryState.ACCEPTED);
        assertThat(entries.get(id).reason()).isEqualTo("其余各项电话核实");
    }

    @Test
    void tooFewFollowersArePassedByAPersonWithAReasonOnly() {
        long id = desk.begin("influencer", Actor.of(entrant));
        works.upload(id, FileRole.CONTEST, TestMedia.ordinary("influencer.mp4", "640x360", 1));
        desk.handIn(id, EntriesInTests.influencerForm(0, "8600"), Actor.of(entrant));

        task(id);
        assertThat(variable(id, "review")).contains("粉丝数 8600，低于 10000 的要求", "\"relaxes\":true");
        assertThat(variable(id, "review")).doesNotContain("车间小记");
        List<String> checks = List.of("direction", "healthy", "related", "lawful", "complete", "followers");
        complete(id, Map.of("decision", "accept", "checks", checks));
        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(variable(id, "reviewProblem")).contains("粉丝数不足而放宽条件"));
        complete(id, Map.of("decision", "accept", "checks", checks, "acceptReason", "作品有代表性"));

        awaitState(id, EntryState.ACCEPTED);
    }

    @Test
    void aWithdrawnWorkLeavesNoTask() {
        long id = handedIn(sound());
        task(id);

        desk.withdraw(id, Actor.of(entrant));

        awaitEnd(id);
        assertThat(tasks(id)).isEmpty();
        assertThat(entries.get(id).state()).isEqualTo(EntryState.WITHDRAWN);
    }

    @Test
    void aReviewThatWaitsIsRemindedOfAfterThreeDaysAndEscalatedAfterFive() {
        long id = handedIn(sound());
        task(id);

        at("2023-10-11T09:05:00+08:00");
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(kinds(id)).contains(EntryEvent.Kind.REVIEW_WAITS));
        assertThat(kinds(id)).doesNotContain(EntryEvent.Kind.REVIEW_OVERDUE);
        at("2023-10-13T09:05:00+08:00");
        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(kinds(id)).contains(EntryEvent.Kind.REVIEW_OVERDUE));
        assertThat(tasks(id)).hasSize(1);
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(campaigns.lettersTo("hn-edu"))
                .containsExactly(
                        "ENTRY_REVIEW_WAITS review-waits-1",
                        "ENTRY_REVIEW_OVERDUE review-overdue-1 cc hn@union.example"));
    }

    @Test
    void aDisqualifiedWorkLeavesTheContestAtAnyTime() {
        long accepted = handedIn(sound());
        complete(accepted, Map.of("decision", "accept", "checks", EntriesInTests.RECITATION_CHECKS));
        awaitState(accepted, EntryState.ACCEPTED);
        awaitActive(accepted, "Timer_CampaignEnds");

        office.disqualify(accepted, "plagiarism", "与他人作品相同", ORGANISER);

        awaitEnd(accepted);
        assertThat(entries.get(accepted).state()).isEqualTo(EntryState.DISQUALIFIED);
        assertThat(kinds(accepted)).endsWith(EntryEvent.Kind.DISQUALIFIED);
    }

    @Test
    void anAcceptedWorksProcessLastsAsLongAsTheCampaign() {
        long id = handedIn(sound());
        complete(id, Map.of("decision", "accept", "checks", EntriesInTests.RECITATION_CHECKS));
        awaitActive(id, "Timer_CampaignEnds");

        at("2024-01-01T00:00:01+08:00");

        awaitEnd(id);
        assertThat(entries.get(id).state()).isEqualTo(EntryState.ACCEPTED);
    }

    @Test
    void whenTheReviewingUnionEndsTheOneThatTakesOverReviews() {
        long id = handedIn(sound());
        assertThat(task(id).getCandidateGroups()).containsExactly("hn-edu");

        closings.close(closings.plan("hn-edu", "hn-szjg", null), "hn");

        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(tasks(id))
                .singleElement()
                .satisfies(task -> assertThat(task.getCandidateGroups()).containsExactly("hn-szjg")));
        assertThat(entries.get(id).reviewerCode()).isEqualTo("hn-szjg");
        assertThat(kinds(id)).contains(EntryEvent.Kind.REVIEWER_CHANGED);
    }

    private long handedIn(Path video) {
        long id = works.recitation(entrant, video);
        works.handIn(id, entrant);
        return id;
    }

    private static Path sound() {
        return TestMedia.ordinary("recitation.mp4", "1920x1080", 1);
    }

    private void at(String moment) {
        works.settle();
        process.setTime(OffsetDateTime.parse(moment).toInstant());
    }

    private List<EntryEvent.Kind> kinds(long id) {
        return events.findByEntryIdOrderById(id).stream().map(EntryEvent::kind).toList();
    }

    private void awaitState(long id, EntryState state) {
        await().atMost(LONGEST_WAIT)
                .untilAsserted(() -> assertThat(entries.get(id).state())
                        .as(campaigns::whereTheEngineStands)
                        .isEqualTo(state));
    }

    private void awaitActive(long id, String elementId) {
        long instance = instance(id);
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(client.newElementInstanceSearchRequest()
                        .filter(element -> element.processInstanceKey(instance).elementId(elementId))
                        .send()
                        .join()
                        .items())
                .isNotEmpty());
    }

    private void awaitEnd(long id) {
        long instance = instance(id);
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(client.newProcessInstanceGetRequest(instance)
                        .send()
                        .join()
                        .getEndDate())
                .isNotNull());
    }

    private long instance(long id) {
        return await().atMost(LONGEST_WAIT)
                .until(
                        () -> client
                                .newVariableSearchRequest()
                                .filter(filter -> filter.name("entryId").value(String.valueOf(id)))
                                .send()
                                .join()
                                .items()
                                .stream()
                                .map(Variable::getProcessInstanceKey)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private UserTask task(long id) {
        await().atMost(LONGEST_WAIT).untilAsserted(() -> assertThat(tasks(id))
                .as(campaigns::whereTheEngineStands)
                .hasSize(1));
        return tasks(id).getFirst();
    }

    private List<UserTask> tasks(long id) {
        long instance = instance(id);
        return client.newUserTaskSearchRequest().send().join().items().stream()
                .filter(task -> task.getElementId().equals(REVIEW)
                        && task.getProcessInstanceKey() == instance
                        && task.getState() == UserTaskState.CREATED)
                .toList();
    }

    private void complete(long id, Map<String, Object> answer) {
        client.newCompleteUserTaskCommand(task(id).getUserTaskKey())
                .variables(answer)
                .send()
                .join();
    }

    private String variable(long id, String name) {
        long instance = instance(id);
        return client
                .newVariableSearchRequest()
                .filter(filter -> filter.name(name).processInstanceKey(instance))
                .withFullValues()
                .send()
                .join()
                .items()
                .stream()
                .map(Variable::getValue)
                .toList()
                .toString();
    }
}
