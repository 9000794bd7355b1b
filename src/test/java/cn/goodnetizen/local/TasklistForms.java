package cn.goodnetizen.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Holds the application back at its start until Tasklist has read our forms. A task that Tasklist learns of before its
 * form is shown without one, and the first task is created as soon as the application is ready.
 */
final class TasklistForms implements ApplicationListener<ApplicationReadyEvent>, Ordered {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String COUNT_FORMS = """
            {"size": 0, "aggs": {"forms": {"cardinality": {"field": "bpmnId"}}}}""";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpRequest question;

    /** @param searchStore where OpenSearch answers */
    TasklistForms(URI searchStore) {
        question = HttpRequest.newBuilder(searchStore.resolve("/tasklist-form-*/_search"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(5))
                .POST(HttpRequest.BodyPublishers.ofString(COUNT_FORMS))
                .build();
    }

    /** Before whoever creates the first task. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        int shipped = shipped();
        await("Tasklist 读到全部 " + shipped + " 份表单")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> known() >= shipped);
    }

    private static int shipped() {
        try {
            return new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form").length;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int known() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(question, HttpResponse.BodyHandlers.ofByteArray());
        return json.readTree(answer.body()).at("/aggregations/forms/value").asInt();
    }
}
