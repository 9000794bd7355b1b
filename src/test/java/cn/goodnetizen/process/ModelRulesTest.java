package cn.goodnetizen.process;

import static cn.goodnetizen.process.Models.BPMN;
import static cn.goodnetizen.process.Models.BPMN_BOUNDS;
import static cn.goodnetizen.process.Models.BPMN_DIAGRAM;
import static cn.goodnetizen.process.Models.DMN;
import static cn.goodnetizen.process.Models.DMN_BOUNDS;
import static cn.goodnetizen.process.Models.DMN_DIAGRAM;
import static cn.goodnetizen.process.Models.WAYPOINTS;
import static cn.goodnetizen.process.Models.ZEEBE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the house asks of every model and form beyond what an engine checks. */
class ModelRulesTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Set<String> EVENTS =
            Set.of("startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "endEvent");
    private static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway");
    private static final Set<String> ACTIVITIES = Set.of(
            "task",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "userTask",
            "businessRuleTask",
            "callActivity",
            "subProcess");
    /** Their names are an API for correlation; nobody reads them on a page. */
    private static final Set<String> NAMED_FOR_MACHINES = Set.of("message", "error", "escalation", "signal");

    private static final Set<String> FORM_TEXTS =
            Set.of("text", "label", "description", "dateLabel", "timeLabel", "content", "title", "alt", "placeholder");
    private static final Set<String> FORM_INPUTS = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "radio",
            "select",
            "checkbox",
            "checklist",
            "taglist",
            "dynamiclist",
            "table");

    /** An element of a model; a failure shows its file and its id, or that of the element it belongs to. */
    private record Drawn(String file, Element element) {
        String type() {
            return element.getLocalName();
        }

        @Override
        public String toString() {
            Element named = element;
            while (!named.hasAttribute("id")) {
                named = (Element) named.getParentNode();
            }
            return file + ": " + named.getAttribute("id");
        }
    }

    /** A text that people read. */
    private record Shown(String file, String at, String text) {}

    @Test
    void aFileIsNamedAfterItsProcess() {
        for (Path file : Models.processes()) {
            assertThat(Models.below(Models.root(file), BPMN, "process"))
                    .extracting(process -> process.getAttribute("id"))
                    .containsExactly(Models.nameOf(file));
        }
    }

    @Test
    void aFileIsNamedAfterItsDecision() {
        for (Path file : Models.decisions()) {
            assertThat(Models.below(Models.root(file), DMN, "decision"))
                    .extracting(decision -> decision.getAttribute("id"))
                    .containsExactly(Models.nameOf(file));
        }
    }

    @Test
    void aFileIsNamedAfterItsForm() {
        for (Path file : Models.forms()) {
            assertThat(json(file).path("id").asText()).isEqualTo(Models.nameOf(file));
        }
    }

    @Test
    void anExclusiveSplitHasADefaultAndAConditionOnEveryOtherFlow() {
        everyOne("exclusiveGateway", gateway -> {
            List<String> outgoing = outgoing(gateway);
            if (outgoing.size() < 2) {
                return true;
            }
            String unconditioned = gateway.element().getAttribute("default");
            return outgoing.contains(unconditioned)
                    && Models.below(gateway.element().getOwnerDocument().getDocumentElement(), BPMN, "sequenceFlow")
                            .stream()
                            .filter(flow -> outgoing.contains(flow.getAttribute("id")))
                            .allMatch(flow -> flow.getAttribute("id").equals(unconditioned)
                                    == Models.children(flow, BPMN, "conditionExpression")
                                            .findAny()
                                            .isEmpty());
        });
    }

    @Test
    void aServiceTaskIsTriedFiveTimes() {
        everyOne("serviceTask", task -> {
            List<Element> definitions = Models.extensions(task.element(), "taskDefinition");
            return definitions.size() == 1
                    && definitions.getFirst().getAttribute("retries").equals("5");
        });
    }

    @Test
    void anExecutionListenerIsTriedFiveTimes() {
        assertThat(below(ZEEBE, "executionListener"))
                .isNotEmpty()
                .filteredOn(
                        listener -> !listener.element().getAttribute("retries").equals("5"))
                .isEmpty();
    }

    @Test
    void aCallActivityCallsAProcessOfTheSameDeploymentAndPassesOnlyWhatIsMapped() {
        Set<String> processes = names(Models.processes());

        everyOne("callActivity", call -> {
            List<Element> called = Models.extensions(call.element(), "calledElement");
            return called.size() == 1
                    && processes.contains(called.getFirst().getAttribute("processId"))
                    && called.getFirst().getAttribute("bindingType").equals("deployment")
                    && called.getFirst()
                            .getAttribute("propagateAllChildVariables")
                            .equals("false")
                    && called.getFirst()
                            .getAttribute("propagateAllParentVariables")
                            .equals("false");
        });
    }

    @Test
    void aBusinessRuleTaskAsksADecisionOfTheSameDeployment() {
        Set<String> decisions = names(Models.decisions());

        everyOne("businessRuleTask", rule -> {
            List<Element> called = Models.extensions(rule.element(), "calledDecision");
            return called.size() == 1
                    && decisions.contains(called.getFirst().getAttribute("decisionId"))
                    && called.getFirst().getAttribute("bindingType").equals("deployment");
        });
    }

    @Test
    void aUserTaskIsTheEnginesOwnShowsAFormAndHasSomeoneToDoIt() {
        Set<String> forms = names(Models.forms());

        everyOne("userTask", task -> {
            List<Element> form = Models.extensions(task.element(), "formDefinition");
            List<Element> assignment = Models.extensions(task.element(), "assignmentDefinition");
            return Models.extensions(task.element(), "userTask").size() == 1
                    && form.size() == 1
                    && forms.contains(form.getFirst().getAttribute("formId"))
                    && form.getFirst().getAttribute("bindingType").equals("deployment")
                    && assignment.size() == 1
                    && !assignment.getFirst().getAttribute("assignee").isBlank()
                    && !assignment.getFirst().getAttribute("candidateGroups").isBlank();
        });
    }

    @Test
    void noFormIsWithoutAUserTask() {
        assertThat(below(ZEEBE, "formDefinition"))
                .extracting(form -> form.element().getAttribute("formId"))
                .containsAll(names(Models.forms()));
    }

    @Test
    void whatIsDoneHappensOrIsAskedHasAName() {
        assertThat(below(BPMN, "*"))
                .filteredOn(drawn -> drawn.type().equals("process")
                        || ACTIVITIES.contains(drawn.type())
                        || EVENTS.contains(drawn.type())
                        || drawn.type().equals("exclusiveGateway")
                                && outgoing(drawn).size() > 1)
                .isNotEmpty()
                .filteredOn(drawn -> drawn.element().getAttribute("name").isBlank())
                .isEmpty();
    }

    @Test
    void everythingHasAShapeOrAnEdgeAndNothingElseHas() {
        for (Path file : Models.processes()) {
            Element root = Models.root(file);
            List<String> nodes = new ArrayList<>();
            List<String> connections = new ArrayList<>();
            for (Element element : Models.below(root, BPMN, "*")) {
                String type = element.getLocalName();
                if (ACTIVITIES.contains(type)
                        || EVENTS.contains(type)
                        || GATEWAYS.contains(type)
                        || type.equals("textAnnotation")) {
                    nodes.add(element.getAttribute("id"));
                } else if (type.equals("sequenceFlow") || type.equals("association")) {
                    connections.add(element.getAttribute("id"));
                }
            }

            assertThat(Models.below(root, BPMN_DIAGRAM, "BPMNShape"))
                    .filteredOn(shape -> hasASize(shape, BPMN_BOUNDS))
                    .extracting(shape -> shape.getAttribute("bpmnElement"))
                    .as(file.getFileName().toString())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(nodes);
            assertThat(Models.below(root, BPMN_DIAGRAM, "BPMNEdge"))
                    .filteredOn(
                            edge -> Models.below(edge, WAYPOINTS, "waypoint").size() > 1)
                    .extracting(edge -> edge.getAttribute("bpmnElement"))
                    .as(file.getFileName().toString())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(connections);
        }
    }

    @Test
    void everyDecisionHasAShape() {
        for (Path file : Models.decisions()) {
            Element root = Models.root(file);
            assertThat(Models.below(root, DMN_DIAGRAM, "DMNShape"))
                    .filteredOn(shape -> hasASize(shape, DMN_BOUNDS))
                    .extracting(shape -> shape.getAttribute("dmnElementRef"))
                    .containsExactlyInAnyOrderElementsOf(Models.below(root, DMN, "decision").stream()
                            .map(decision -> decision.getAttribute("id"))
                            .toList());
        }
    }

    @Test
    void everyQuestionOfAFormHasALabel() {
        for (Path file : Models.forms()) {
            assertThat(json(file).findParents("type"))
                    .filteredOn(part -> FORM_INPUTS.contains(part.path("type").asText()))
                    .as(file.getFileName().toString())
                    .isNotEmpty()
                    .filteredOn(part -> !part.hasNonNull("label") && !part.hasNonNull("dateLabel"))
                    .extracting(part -> part.path("id").asText())
                    .isEmpty();
        }
    }

    @Test
    void everyTextThatPeopleReadIsChinese() {
        List<Shown> texts = Stream.of(
                        Models.processes().stream().flatMap(ModelRulesTest::textsOfProcess),
                        Models.decisions().stream().flatMap(ModelRulesTest::textsOfDecision),
                        Models.forms().stream().flatMap(file -> textsOfForm(file, "", json(file))))
                .flatMap(each -> each)
                .toList();

        assertThat(texts)
                .extracting(Shown::file)
                .containsAll(Models.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList());
        assertThat(texts)
                .filteredOn(shown -> !CHINESE.matcher(shown.text()).find())
                .isEmpty();
    }

    private static Stream<Shown> textsOfProcess(Path file) {
        String name = file.getFileName().toString();
        return Models.below(Models.root(file), BPMN, "*").stream()
                .filter(element -> !NAMED_FOR_MACHINES.contains(element.getLocalName()))
                .flatMap(element -> Stream.concat(
                        attribute(name, element, "name"),
                        Set.of("text", "documentation").contains(element.getLocalName())
                                ? Stream.of(new Shown(
                                        name,
                                        ((Element) element.getParentNode()).getAttribute("id"),
                                        element.getTextContent()))
                                : Stream.empty()));
    }

    private static Stream<Shown> textsOfDecision(Path file) {
        String name = file.getFileName().toString();
        return Models.below(Models.root(file), DMN, "*").stream().flatMap(element -> switch (element.getLocalName()) {
            case "decision", "inputData", "businessKnowledgeModel" -> attribute(name, element, "name");
            case "input", "output" -> attribute(name, element, "label");
            case "description" ->
                Stream.of(new Shown(
                        name, ((Element) element.getParentNode()).getAttribute("id"), element.getTextContent()));
            default -> Stream.empty();
        });
    }

    private static Stream<Shown> textsOfForm(Path file, String at, JsonNode node) {
        String name = file.getFileName().toString();
        if (node.isArray()) {
            List<Shown> texts = new ArrayList<>();
            for (JsonNode item : node) {
                textsOfForm(file, at, item).forEach(texts::add);
            }
            return texts.stream();
        }
        String id = node.path("id").asText(at);
        return node.properties().stream()
                .flatMap(property -> FORM_TEXTS.contains(property.getKey())
                                && property.getValue().isTextual()
                        ? Stream.of(new Shown(name, id, property.getValue().asText()))
                        : textsOfForm(file, id, property.getValue()));
    }

    private static Stream<Shown> attribute(String file, Element element, String name) {
        return element.hasAttribute(name)
                ? Stream.of(new Shown(file, element.getAttribute("id"), element.getAttribute(name)))
                : Stream.empty();
    }

    private static void everyOne(String type, Predicate<Drawn> rule) {
        assertThat(below(BPMN, type)).isNotEmpty().filteredOn(rule.negate()).isEmpty();
    }

    private static List<Drawn> below(String namespace, String name) {
        return Models.processes().stream()
                .flatMap(file -> Models.below(Models.root(file), namespace, name).stream()
                        .map(element -> new Drawn(file.getFileName().toString(), element)))
                .toList();
    }

    private static List<String> outgoing(Drawn gateway) {
        return Models.children(gateway.element(), BPMN, "outgoing")
                .map(flow -> flow.getTextContent().strip())
                .toList();
    }

    private static boolean hasASize(Element shape, String namespace) {
        return Models.children(shape, namespace, "Bounds")
                .anyMatch(bounds -> Double.parseDouble(bounds.getAttribute("width")) > 0
                        && Double.parseDouble(bounds.getAttribute("height")) > 0);
    }

    private static Set<String> names(List<Path> files) {
        return Set.copyOf(files.stream().map(Models::nameOf).toList());
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
