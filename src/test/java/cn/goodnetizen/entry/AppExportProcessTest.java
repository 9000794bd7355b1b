package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.goodnetizen.account.AccountPrincipal;
import cn.goodnetizen.account.Role;
import cn.goodnetizen.media.TestMedia;
import cn.goodnetizen.media.UploadIntake;
import cn.goodnetizen.process.CampaignFixture;
import cn.goodnetizen.process.ProcessTest;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.response.Variable;
import io.camunda.process.test.api.CamundaProcessTestContext;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** What the app collected takes the same way as what people enter here. */
@ProcessTest
class AppExportProcessTest {

    private static final int WORKS = 10;
    private static final AccountPrincipal ME = AccountPrincipal.of("hn", "省总工会 经办人", "hn", Role.ORGANISER);

    @Autowired
    private CamundaClient client;

    @Autowired
    private CamundaProcessTestContext process;

    @Autowired
    private CampaignFixture campaigns;

    @Autowired
    private UploadIntake uploads;

    @Autowired
    private AppExportDesk desk;

    @Autowired
    private Entries entries;

    @Test
    void tenWorksOfOneZipReachTheirFirstReview() throws Exception {
        campaigns.clear();
        campaigns.publishedCampaign();
        process.setTime(OffsetDateTime.parse("2023-10-08T09:00:00+08:00").toInstant());
        byte[] video = Files.readAllBytes(TestMedia.ordinary("recitation.mp4", "1920x1080", 1));
        Map<String, byte[]> packed = new LinkedHashMap<>();
        packed.put(
                "导出.csv",
                AppExportSamples.csv(IntStream.rangeClosed(1, WORKS)
                        .mapToObj(number -> AppExportSamples.filed(number, number + ".mp4"))
                        .toArray(String[]::new)));
        IntStream.rangeClosed(1, WORKS).forEach(number -> packed.put(number + ".mp4", video));

        uploads.receive(
                new TestingAuthenticationToken(ME, null),
                AppExportUploads.PURPOSE,
                AppExportUploads.SUBJECT,
                "作品.zip",
                new ByteArrayInputStream(AppExportSamples.zip(packed)));
        desk.run(desk.plan(desk.waiting(ME).orElseThrow()).state(), ME);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(entries.findAll())
                .as(campaigns::whereTheEngineStands)
                .hasSize(WORKS)
                .allSatisfy(entry -> {
                    assertThat(entry.state()).isEqualTo(EntryState.IN_REVIEW);
                    assertThat(entry.reviewerCode()).isEqualTo("hn-edu");
                }));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(client.newUserTaskSearchRequest()
                        .filter(task -> task.elementId("Task_ReviewEntry"))
                        .send()
                        .join()
                        .items())
                .hasSize(WORKS));
        assertThat(sheets()).hasSize(WORKS).allSatisfy(sheet -> assertThat(sheet)
                .contains("新湖南 APP", "个人　测**", "\"themeName\":\"未填写\"", "符合规格")
                .doesNotContain("测试甲", "13000000"));
    }

    private List<String> sheets() {
        return client
                .newVariableSearchRequest()
                .filter(filter -> filter.name("review"))
                .withFullValues()
                .send()
                .join()
                .items()
                .stream()
                .map(Variable::getValue)
                // Tasks of other reviews call theirs so too, and an engine may still hold those of the test before.
                .filter(sheet -> sheet.contains("/entries/"))
                .distinct()
                .toList();
    }
}
