package cn.goodnetizen.entry;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code EntryEligibility} for somebody who waits before a page. */
@Component
class EligibilityDecision {

    private static final Logger log = LoggerFactory.getLogger(EligibilityDecision.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CamundaClient camunda;

    EligibilityDecision(CamundaClient camunda) {
        this.camunda = camunda;
    }

    /** What the table finds; empty when the engine does not answer. */
    Optional<List<EntryFinding>> findings(EligibilityQuestion question) {
        try {
            return Optional.of(EntryEligibility.findings(camunda.newEvaluateDecisionCommand()
                    .decisionId(EligibilityQuestion.DECISION)
                    .variables(question)
                    .requestTimeout(PATIENCE)
                    .send()
                    .join()
                    .getDecisionOutput()));
        } catch (ClientException e) {
            log.info("the engine does not decide on a file now: {}", e.toString());
            return Optional.empty();
        }
    }
}
