package cn.goodnetizen.campaign;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Publishes messages to the engine such that sending one again changes nothing: what happened once has one id, and the
 * engine keeps it long enough for any step in between to end.
 */
@Component
public class EngineMessages {

    private static final Duration BUFFERED = Duration.ofDays(30);

    private final CamundaClient camunda;

    EngineMessages(CamundaClient camunda) {
        this.camunda = camunda;
    }

    /**
     * Publishes a message once.
     *
     * @param correlationKey the business key that the process waits with
     * @param occurrence tells apart what may happen several times under the same key
     * @throws ClientStatusException when the engine does not take it; the caller's event is published again later
     */
    public void publish(String name, String correlationKey, long occurrence, Map<String, Object> variables) {
        try {
            camunda.newPublishMessageCommand()
                    .messageName(name)
                    .correlationKey(correlationKey)
                    .messageId(name + ":" + correlationKey + ":" + occurrence)
                    .timeToLive(BUFFERED)
                    .variables(variables)
                    .execute();
        } catch (ClientStatusException e) {
            // The engine has it already: an earlier attempt got through although its answer did not.
            if (e.getStatusCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }

    /** Publishes what matters only to whoever waits for it now. Without an id: the same may happen again soon. */
    public void publishForNow(String name, String correlationKey) {
        camunda.newPublishMessageCommand()
                .messageName(name)
                .correlationKey(correlationKey)
                .timeToLive(Duration.ofMinutes(1))
                .execute();
    }
}
