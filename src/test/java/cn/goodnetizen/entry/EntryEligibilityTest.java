package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.process.ProcessTest;
import io.camunda.client.CamundaClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Each row of the table and each boundary, decided by the engine that runs locally. */
@ProcessTest
class EntryEligibilityTest {

    @Autowired
    private CamundaClient client;

    @TestFactory
    Stream<DynamicTest> eachRowFindsWhatItSays() {
        assertThat(EligibilityCases.missing()).isEmpty();
        return EligibilityCases.all().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.name(), () -> assertThat(EntryEligibility.findings(client.newEvaluateDecisionCommand()
                                        .decisionId(EligibilityQuestion.DECISION)
                                        .variables(each.question())
                                        .send()
                                        .join()
                                        .getDecisionOutput()))
                                .isEqualTo(each.found())));
    }
}
