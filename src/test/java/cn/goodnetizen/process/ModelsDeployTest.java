package cn.goodnetizen.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.goodnetizen.local.ProductionEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine of production's line takes every model and form in one deployment, as the application hands them over. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelsDeployTest {

    private static ProductionEngine engine;

    @BeforeAll
    static void startEngine() {
        engine = ProductionEngine.start();
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    @Test
    void theEngineTakesEveryModelAndFormInOneDeployment() {
        ProductionEngine.Answer answer = engine.deploy(Models.files());

        assertThat(answer.taken()).as(answer.text()).isTrue();
        assertThat(answer.text().lines())
                .containsExactlyInAnyOrderElementsOf(
                        Models.files().stream().map(Models::nameOf).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NoticeForwardingProcess.bpmn | <zeebe:taskDefinition type="send-notice" retries="5" /> | '' | Task_SendNotice
                    ReportUpProcess.bpmn | =date and time(dueAt) | =date and time(dueAt | Timer_Deadline
                    ReportUpProcess.bpmn | processId="ReportUpProcess" | processId="" | Call_ChildReports
                    CampaignProcess.bpmn | default="Flow_Approved_No" | '' | Flow_Approved_No
                    ReminderSchedule.dmn | modulo(-11 - ?, 30) = 0 | modulo(-11 - ?, 30 = 0 | modulo(-11 - ?, 30 = 0
                    """)
    void theRefusalOfOneBrokenModelNamesWhatIsBroken(
            String model, String part, String broken, String named, @TempDir Path folder) {
        List<Path> files = Models.files().stream()
                .map(file -> nameIs(file, model) ? brokenCopy(file, part, broken, folder) : file)
                .toList();

        ProductionEngine.Answer answer = engine.deploy(files);

        assertThat(answer.taken()).isFalse();
        assertThat(answer.text()).contains(model, named);
    }

    private static boolean nameIs(Path file, String name) {
        return file.getFileName().toString().equals(name);
    }

    private static Path brokenCopy(Path file, String part, String broken, Path folder) {
        String model = Models.text(file);
        assertThat(model).contains(part);
        try {
            return Files.writeString(folder.resolve(file.getFileName()), model.replace(part, broken));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
