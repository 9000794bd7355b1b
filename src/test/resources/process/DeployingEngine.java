import io.camunda.zeebe.client.ZeebeClient;
import io.camunda.zeebe.client.api.command.ClientException;
import io.camunda.zeebe.client.api.command.DeployResourceCommandStep1;
import io.camunda.zeebe.client.api.response.DeploymentEvent;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Camunda's in-memory engine in a JVM of its own, run from this source, because nothing of it may stand on the tests'
 * class path. It takes questions on its standard input and ends with it. A question is a word, a count and so many
 * texts. {@code deploy} names files; the answer says whether the engine took them, then the ids that it took, one a line,
 * or its refusal. {@code evaluate} names a decision and gives its variables as JSON; the answer is its output as JSON.
 */
@SuppressWarnings("deprecation") // The engine's library brings the former client only.
public final class DeployingEngine {

    private DeployingEngine() {}

    public static void main(String[] arguments) {
        // The engine leaves a timer thread behind, on which the JVM would wait for ever.
        try {
            serve();
            System.exit(0);
        } catch (Throwable failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void serve() throws Exception {
        DataOutputStream answers =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // What the engine prints must not come between the answers.
        System.setOut(System.err);
        ZeebeTestEngine engine = EngineFactory.create();
        engine.start();
        try (ZeebeClient client = engine.createClient()) {
            DataInputStream questions = new DataInputStream(System.in);
            for (String[] question = next(questions); question.length > 0; question = next(questions)) {
                answer(client, question, answers);
            }
        } finally {
            engine.stop();
        }
    }

    private static String[] next(DataInputStream questions) throws IOException {
        try {
            String[] question = new String[1 + questions.readInt()];
            for (int at = 0; at < question.length; at++) {
                question[at] = questions.readUTF();
            }
            return question;
        } catch (EOFException over) {
            return new String[0];
        }
    }

    private static void answer(ZeebeClient client, String[] question, DataOutputStream answers) throws IOException {
        boolean taken = true;
        String text;
        try {
            String[] texts = Arrays.copyOfRange(question, 1, question.length);
            text = question[0].equals("evaluate") ? evaluate(client, texts[0], texts[1]) : ids(deploy(client, texts));
        } catch (ClientException refusal) {
            taken = false;
            text = refusal.getMessage();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        answers.writeBoolean(taken);
        answers.writeInt(bytes.length);
        answers.write(bytes);
        answers.flush();
    }

    private static String evaluate(ZeebeClient client, String decision, String variables) {
        return client.newEvaluateDecisionCommand()
                .decisionId(decision)
                .variables(variables)
                .send()
                .join()
                .getDecisionOutput();
    }

    private static DeploymentEvent deploy(ZeebeClient client, String[] files) {
        DeployResourceCommandStep1 command = client.newDeployResourceCommand();
        DeployResourceCommandStep1.DeployResourceCommandStep2 filled = command.addResourceFile(files[0]);
        for (int at = 1; at < files.length; at++) {
            filled = filled.addResourceFile(files[at]);
        }
        return filled.requestTimeout(Duration.ofSeconds(60)).send().join();
    }

    private static String ids(DeploymentEvent deployment) {
        return Stream.of(
                        deployment.getProcesses().stream().map(process -> process.getBpmnProcessId()),
                        deployment.getDecisions().stream().map(decision -> decision.getDmnDecisionId()),
                        deployment.getForm().stream().map(form -> form.getFormId()))
                .flatMap(ids -> ids)
                .collect(Collectors.joining("\n"));
    }
}
