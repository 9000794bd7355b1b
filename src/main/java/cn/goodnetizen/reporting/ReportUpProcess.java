package cn.goodnetizen.reporting;

import cn.goodnetizen.campaign.EngineMessages;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells the engine what happened to reports: the only class of this feature that gives commands to it. Every message
 * leaves after the commit, from the event publication registry, and is sent again until the engine has taken it.
 */
@Component
class ReportUpProcess {

    private final CamundaClient camunda;
    private final EngineMessages messages;
    private final TaskForms forms;

    ReportUpProcess(CamundaClient camunda, EngineMessages messages, TaskForms forms) {
        this.camunda = camunda;
        this.messages = messages;
        this.forms = forms;
    }

    @ApplicationModuleListener
    void on(ReportHandedIn event) {
        publish(
                "report-submitted",
                event.reportId(),
                event.round(),
                Map.of("handInRound", event.round(), "nothingToNominate", event.nothingToNominate()));
    }

    @ApplicationModuleListener
    void on(ExtensionRequested event) {
        if (event.reopens()) {
            publish(
                    "late-report-requested",
                    event.reportId(),
                    event.extensionId(),
                    Map.of(
                            "reportId",
                            event.reportId(),
                            "reportKey",
                            Report.key(event.reportId()),
                            "extensionId",
                            event.extensionId()));
        } else {
            publish(
                    "extension-requested",
                    event.reportId(),
                    event.extensionId(),
                    Map.of("extensionId", event.extensionId()));
        }
    }

    @ApplicationModuleListener
    void on(ReportDeadlineMoved event) {
        // Without an id: the same deadline may move again while this message is still buffered.
        messages.publishForNow("deadline-changed", Report.key(event.reportId()));
    }

    @ApplicationModuleListener
    void on(ReviewedInPortal event) {
        publishInRound("review-decided", event.reportId(), event.round());
    }

    @ApplicationModuleListener
    void on(ReportRecalled event) {
        publishInRound("report-recalled", event.reportId(), event.round());
    }

    /** Both, because the officer may be in either task; what no task waits for in this round is kept and forgotten. */
    @ApplicationModuleListener
    void on(ForwardedInPortal event) {
        publishInRound("consolidation-decided", event.reportId(), event.round());
        publishInRound("report-forwarded", event.reportId(), event.round());
    }

    @ApplicationModuleListener
    void on(ReportRecorded event) {
        if (event.reopened()) {
            beginAgain(event.reportId(), event.round());
        }
    }

    @ApplicationModuleListener
    void on(ReportTakenUp event) {
        beginAgain(event.reportId(), event.round());
    }

    private void beginAgain(long reportId, int round) {
        publish(
                "report-recorded-late",
                reportId,
                round,
                Map.of("reportId", reportId, "reportKey", Report.key(reportId)));
    }

    /**
     * Sets the variables of the open form anew. No transaction is open meanwhile: an engine that is slow to answer holds up
     * nobody. What was chosen while they were on their way is sent after them, so whoever is heard last has sent the latest.
     */
    @Async
    @TransactionalEventListener
    void on(FormChanged event) {
        Optional<TaskForms.FilledForm> sent = Optional.empty();
        Optional<TaskForms.FilledForm> form = forms.filled(event);
        while (form.isPresent() && !form.equals(sent)) {
            fill(form.get());
            sent = form;
            form = forms.filled(event);
        }
    }

    private void fill(TaskForms.FilledForm form) {
        try {
            camunda.newSetVariablesCommand(form.elementInstanceKey())
                    .variables(form.variables())
                    .local(true)
                    .execute();
        } catch (ClientStatusException e) {
            // The task has ended meanwhile: nobody will look at its form any more.
            if (e.getStatusCode() != Status.Code.NOT_FOUND) {
                throw e;
            }
        }
    }

    /** The key names the round: a message that comes too late can never end the task of a later round. */
    private void publishInRound(String name, long reportId, int round) {
        messages.publish(name, Report.key(reportId) + "-" + round, round, Map.of());
    }

    @ApplicationModuleListener
    void on(ReportEnded event) {
        publish("unit-dissolved", event.reportId(), 1, Map.of());
    }

    @ApplicationModuleListener
    void on(ReviewerChanged event) {
        // Without an id, and soon forgotten: whoever waits for nothing of this has nothing to hand on.
        for (String name : List.of("reviewer-changed", "extension-reviewer-changed")) {
            messages.publishForNow(name, Report.key(event.reportId()));
        }
    }

    /** Tells a waiting unit that its cut-off is reached or that all its subordinates are done. */
    void announceConsolidation(long reportId) {
        publish("consolidation-due", reportId, 1, Map.of());
    }

    private void publish(String name, long reportId, long occurrence, Map<String, Object> variables) {
        messages.publish(name, Report.key(reportId), occurrence, variables);
    }
}
