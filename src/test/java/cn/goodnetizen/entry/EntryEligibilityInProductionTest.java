package cn.goodnetizen.entry;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.ProductionEngine;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine of production's line decides every case as the local one does. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EntryEligibilityInProductionTest {

    private static final Path TABLE =
            Path.of(System.getProperty("basedir", "")).resolve("processes/EntryEligibility.dmn");

    @Test
    void eachRowFindsWhatItSays() throws Exception {
        ObjectMapper json = new ObjectMapper();
        try (ProductionEngine engine = ProductionEngine.start()) {
            assertThat(engine.deploy(List.of(TABLE)).taken()).isTrue();
            for (EligibilityCases.Case each : EligibilityCases.all()) {
                ProductionEngine.Answer answer =
                        engine.evaluate(EligibilityQuestion.DECISION, json.writeValueAsString(each.question()));

                assertThat(answer.taken()).as(answer.text()).isTrue();
                assertThat(EntryEligibility.findings(answer.text()))
                        .as(each.name())
                        .isEqualTo(each.found());
            }
        }
    }
}
