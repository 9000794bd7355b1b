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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Camunda's in-memory engine in a JVM of its own, run from this source, because nothing of it may stand on the tests'
 * class path. It takes deployments on its standard input and ends with it. A question is a count and so many file
 * names; the answer says whether the engine took them, then the ids that it took, one a line, or its refusal.
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
            for (String[] files = next(questions); files.length > 0; files = next(questions)) {
                answer(client, files, answers);
            }
        } finally {
            engine.stop();
        }
    }

    private static String[] next(DataInputStream questions) throws IOException {
        try {
            String[] files = new String[questions.readInt()];
            for (int at = 0; at < files.length; at++) {
                files[at] = questions.readUTF();
            }
            return files;
        } catch (EOFException over) {
            return new String[0];
        }
    }

    private static void answer(ZeebeClient client, String[] files, DataOutputStream answers) throws IOException {
        boolean taken = true;
        String text;
        try {
            text = ids(deploy(client, files));
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
